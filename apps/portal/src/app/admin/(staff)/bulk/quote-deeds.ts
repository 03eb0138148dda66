import type { BulkDeed } from "./deeds.ts";

export const quoteDeeds = {
  send: { word: (t) => t("quotes.send.open"), means: (t) => t("quotes.send.seen") },
  delete: { word: (t) => t("quotes.remove.open"), means: (t) => t("quotes.remove.gone"), danger: "typed" },
} as const satisfies Record<string, BulkDeed>;
