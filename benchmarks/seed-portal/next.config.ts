import type { NextConfig } from "next";

export default {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  // Left as the specification writes it: it makes its `require` itself.
  serverExternalPackages: ["axios"],
} satisfies NextConfig;
