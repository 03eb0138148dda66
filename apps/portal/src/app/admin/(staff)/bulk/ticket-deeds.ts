import { idFrom } from "../../../../data/owned.ts";
import { colleagues } from "../../../../data/staff/desk.ts";
import type { BulkDeed } from "./deeds.ts";

export const ticketDeeds = {
  close: { word: (t) => t("bulk.deeds.close") },
  assign: {
    word: (t) => t("bulk.deeds.assign"),
    fields: async ({ scope, t }) => [
      {
        kind: "select",
        name: "admin",
        label: t("desk.change.assigned"),
        value: String(scope.adminId ?? ""),
        options: (await colleagues(scope)).map(({ id, name }) => ({ value: String(id), label: name })),
      },
    ],
    wishes: ({ admin }) => ({ admin: String(idFrom(admin) ?? 0) }),
    check: ({ admin }, t) => (admin === "0" ? [{ name: "admin", message: t("bulk.adminMissing") }] : []),
  },
  merge: {
    word: (t) => t("bulk.deeds.merge"),
    means: (t) => t("bulk.means.merge"),
    fields: ({ things, t }) => [
      {
        kind: "select",
        name: "into",
        label: t("bulk.into"),
        help: t("bulk.intoHelp"),
        options: things.map(({ id, label }) => ({ value: String(id), label })),
      },
    ],
    wishes: ({ into }) => ({ into: String(idFrom(into) ?? 0) }),
    check: ({ into }, t) => (into === "0" ? [{ name: "into", message: t("bulk.intoMissing") }] : []),
  },
} as const satisfies Record<string, BulkDeed>;
