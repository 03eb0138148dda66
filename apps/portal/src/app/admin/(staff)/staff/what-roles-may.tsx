import type { ReactElement } from "react";
import { roleMay, staffPermissions } from "../../../../access/roles.ts";
import type { Words } from "../../../../messages/words.ts";
import { staffRoles } from "../../../../store/staff.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import { Section } from "../../../../ui/section.tsx";

/** What each role may do, in words: the table by which every page and action is let in. */
export function WhatRolesMay({ t }: Pick<Words, "t">): ReactElement {
  return (
    <Section title={t("audit.may.title")}>
      <DataTable
        caption={t("audit.may.title")}
        rows={[...staffPermissions]}
        rowKey={(permission) => permission}
        kept
        columns={[
          {
            key: "deed",
            kind: "title",
            label: t("audit.may.deed"),
            cell: (permission) => t(`audit.may.${permission}`),
          },
          ...staffRoles.map((role) => ({
            key: role,
            label: t(`staff.roles.${role}`),
            cell: (permission: (typeof staffPermissions)[number]) => {
              const may = roleMay(role, permission);
              return (
                <>
                  <span aria-hidden="true" className={may ? undefined : "muted"}>
                    {may ? "✓" : "–"}
                  </span>
                  <span className="sr">{t(may ? "audit.may.yes" : "audit.may.no")}</span>
                </>
              );
            },
          })),
        ]}
      />
    </Section>
  );
}
