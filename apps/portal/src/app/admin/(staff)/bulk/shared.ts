import type { BulkKind } from "../../../../data/staff/bulk.ts";
import type { BulkState } from "../../../../store/bulk.ts";
import type { Tone } from "../../../../ui/tone.ts";

/** Where the things of a kind are listed, and each has its page. */
export const listOf: Record<BulkKind, string> = {
  clients: "/admin/clients",
  services: "/admin/services",
  orders: "/admin/orders",
  domains: "/admin/domains",
  tickets: "/admin/tickets",
  invoices: "/admin/invoices",
  quotes: "/admin/quotes",
};

export const tones: Record<BulkState, Tone> = {
  waiting: "idle",
  working: "warn",
  done: "ok",
  failed: "bad",
  unknown: "warn",
};
