import type { BulkDeed } from "./deeds.ts";

export const serviceDeeds = {
  suspend: {
    word: (t) => t("services.deeds.suspend.title"),
    means: (t) => t("services.deeds.suspend.means"),
    danger: true,
    fields: ({ t }) => [
      {
        name: "reason",
        label: t("services.reason"),
        optional: t("manage.form.optional"),
        help: t("services.deeds.suspend.reasonHelp"),
        maxLength: 255,
      },
    ],
    wishes: ({ reason = "" }) => ({ reason: reason.trim().slice(0, 255) }),
  },
  unsuspend: {
    word: (t) => t("services.deeds.unsuspend.title"),
    means: (t) => t("services.deeds.unsuspend.means"),
  },
  terminate: {
    word: (t) => t("services.deeds.terminate.title"),
    means: (t) => t("bulk.means.terminate"),
    danger: "typed",
  },
} as const satisfies Record<string, BulkDeed>;
