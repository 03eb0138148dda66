import type { NextConfig } from "next";
import { ticketFormBytes } from "./src/headers/body-limit.ts";
import { everywhere, inertPolicy, leastPolicy } from "./src/headers/policy.ts";
import { legacySources } from "./src/legacy/target.ts";

const listed = (headers: Record<string, string>) => Object.entries(headers).map(([key, value]) => ({ key, value }));

export default {
  // Two servers that run from this folder at the same time need a folder each.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // The types are checked by `tsc` in `npm test`; this compiler has no API that Next could call.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@kraken/database",
    "@kraken/sdk",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-base",
    "@opentelemetry/sdk-trace-node",
    "better-sqlite3",
    "ioredis",
    "kysely",
    "pdfkit",
    "pg",
    "prom-client",
    "undici",
  ],
  // src/proxy.ts puts a policy with a nonce in the place of the least one.
  headers: async () => [
    { source: "/:path*", headers: listed({ ...everywhere, "Content-Security-Policy": leastPolicy }) },
    { source: "/(_next/.*|brand/.*|icon.svg)", headers: listed({ "Content-Security-Policy": inertPolicy }) },
  ],
  rewrites: async () => ({
    beforeFiles: [],
    afterFiles: [],
    fallback: legacySources.map((source) => ({ source, destination: "/api/legacy" })),
  }),
  // Nothing is fetched for anybody: without the optimiser its address does not exist.
  images: { unoptimized: true },
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: ticketFormBytes },
    proxyClientMaxBodySize: ticketFormBytes,
  },
} satisfies NextConfig;
