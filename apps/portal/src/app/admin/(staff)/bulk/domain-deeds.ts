import { MOST_YEARS, yearsTyped } from "../domains/[id]/record-fields.ts";
import type { BulkDeed } from "./deeds.ts";

export const domainDeeds = {
  renewOn: { word: (t) => t("manage.many.deeds.renewOn"), means: (t) => t("manage.domain.renewOnMeans") },
  renewOff: {
    word: (t) => t("manage.many.deeds.renewOff"),
    means: (t) => t("manage.domain.renewOffMeans"),
    danger: true,
  },
  lock: { word: (t) => t("manage.many.deeds.lock"), means: (t) => t("manage.domain.lockOnMeans") },
  unlock: { word: (t) => t("manage.many.deeds.unlock"), means: (t) => t("manage.domain.lockOffMeans"), danger: true },
  renew: {
    word: (t) => t("manage.many.deeds.renew"),
    means: (t) => t("bulk.means.renew"),
    fields: ({ t }) => [
      {
        kind: "select",
        name: "years",
        label: t("domains.years"),
        options: Array.from({ length: MOST_YEARS }, (_, at) => ({
          value: String(at + 1),
          label: t("manage.renew.years", { count: at + 1 }),
        })),
      },
    ],
    wishes: ({ years }) => ({ years: String(yearsTyped(years) ?? 0) }),
    check: ({ years }, t) => (years === "0" ? [{ name: "years", message: t("domains.yearsWrong") }] : []),
  },
} as const satisfies Record<string, BulkDeed>;
