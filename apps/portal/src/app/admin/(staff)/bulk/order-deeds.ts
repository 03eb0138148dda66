import type { BulkDeed } from "./deeds.ts";

export const orderDeeds = {
  accept: { word: (t) => t("bulk.deeds.accept"), means: (t) => t("bulk.means.accept") },
  cancel: { word: (t) => t("bulk.deeds.cancelOrder"), means: (t) => t("bulk.means.cancelOrder"), danger: true },
} as const satisfies Record<string, BulkDeed>;
