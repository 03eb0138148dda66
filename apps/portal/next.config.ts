import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  {
    key: "Content-Security-Policy",
    value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'",
  },
];

export default {
  // Two servers that run from this folder at the same time need a folder each.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // The types are checked by `tsc` in `npm test`; this compiler has no API that Next could call.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@kraken/database", "@kraken/sdk", "better-sqlite3", "ioredis", "kysely", "pg", "undici"],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "2mb" } },
} satisfies NextConfig;
