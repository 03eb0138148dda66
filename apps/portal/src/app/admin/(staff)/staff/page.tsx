import type { Metadata } from "next";
import { requireStaff } from "../../../../access/access.ts";
import { staffSignInWays } from "../../../../access/login.ts";
import { type StaffAccount, staffAccounts } from "../../../../access/staff.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { Tag } from "../../../../ui/tag.tsx";
import { page } from "../../../guard.tsx";
import { OwnerPassword } from "./owner-password.tsx";
import { WhatRolesMay } from "./what-roles-may.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words();
  return { title: t("staff.list.title") };
}

export default page("/admin/staff", async () => {
  const scope = await requireStaff("/admin/staff", "staff");
  const [{ t }, rows, ways] = await Promise.all([words(), staffAccounts(scope), staffSignInWays()]);
  return (
    <>
      <PageHeader
        title={t("staff.list.title")}
        state={t("staff.list.state", { count: rows.length })}
        actions={
          <LinkButton kind="primary" href="/admin/staff/new">
            {t("staff.list.add")}
          </LinkButton>
        }
      />
      <Stack>
        <Section title={t("staff.list.title")} hideTitle>
          {rows.length === 0 ? (
            <EmptyState title={t("staff.list.none")}>{t("staff.list.noneBody")}</EmptyState>
          ) : (
            <Accounts rows={rows} self={scope.member.id} t={t} />
          )}
        </Section>
        <WhatRolesMay t={t} />
        <OwnerPassword isOn={ways.ownerPassword} hasOwner={ways.owner} t={t} />
      </Stack>
    </>
  );
});

function Accounts({ rows, self, t }: { rows: StaffAccount[]; self: number; t: Words["t"] }) {
  return (
    <DataTable
      caption={t("staff.list.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          kind: "title",
          label: t("staff.list.name"),
          cell: (row) => (
            <RowTitle href={`/admin/staff/${row.id}`} detail={row.id === self ? t("staff.list.you") : undefined}>
              {row.name}
            </RowTitle>
          ),
        },
        { key: "role", label: t("staff.list.role"), cell: (row) => <Tag>{t(`staff.roles.${row.role}`)}</Tag> },
        { key: "email", label: t("staff.list.email"), cell: (row) => <bdi>{row.email}</bdi> },
        { key: "admin", label: t("staff.list.admin"), from: "wide", cell: (row) => row.admin_username || "—" },
        {
          key: "factor",
          label: t("staff.list.factor"),
          cell: (row) => (
            <Badge bare tone={row.hasSecondFactor ? "ok" : "idle"}>
              {t(row.hasSecondFactor ? "staff.list.factorOn" : "staff.list.factorOff")}
            </Badge>
          ),
        },
        {
          key: "status",
          kind: "status",
          label: t("staff.list.status"),
          cell: (row) => (
            <Badge tone={row.disabled_at === null ? "ok" : "idle"}>
              {t(row.disabled_at === null ? "staff.list.active" : "staff.list.disabled")}
            </Badge>
          ),
        },
      ]}
    />
  );
}
