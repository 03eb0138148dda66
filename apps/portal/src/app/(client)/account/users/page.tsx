import { requireClient } from "../../../../access/access.ts";
import { hasHostedPages } from "../../../../data/hosted.ts";
import { type Invitation, invitations, type Member, members } from "../../../../data/members.ts";
import { env } from "../../../../env.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { withCommas } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { DescribedForm } from "../../../forms/described-form.tsx";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { titled } from "../../title.ts";
import { AccountTabs } from "../account-tabs.tsx";
import { openThere, withdraw } from "./actions.ts";

export const generateMetadata = titled(async () => (await words()).t("accounts.users.title"));

const HERE = "/account/users";

/** "See services, Open and answer tickets and 2 more" is too much of a line: the first ones, and how many others. */
const MOST_NAMED = 3;

function mayText(permissions: Member["permissions"], { t, locale }: Words): string {
  if (permissions.length === 0) return t("accounts.users.mayUnknown");
  const first = permissions.slice(0, MOST_NAMED).map((each) => t(`people.permissions.${each}`));
  const named = withCommas(first, locale);
  const others = permissions.length - first.length;
  return others === 0 ? named : t("accounts.users.mayMore", { named, count: others });
}

const columns = ({ t, locale }: Words, me: number): Column<Member>[] => [
  {
    key: "name",
    label: t("accounts.contacts.name"),
    kind: "title",
    cell: (row) => (
      <RowTitle href={`${HERE}/${row.id}`} detail={row.id === me ? t("accounts.users.you") : undefined}>
        {row.name}
      </RowTitle>
    ),
  },
  { key: "email", label: t("people.register.email"), kind: "text", cell: (row) => <bdi>{row.email}</bdi> },
  {
    key: "may",
    label: t("accounts.users.may"),
    kind: "text",
    cell: (row) =>
      row.isOwner ? <Badge tone="ok">{t("accounts.users.owner")}</Badge> : mayText(row.permissions, { t, locale }),
  },
];

/** Who may act for the client, and who was asked to. */
export default page(HERE, async () => {
  const scope = await requireClient("owner", HERE);
  const [all, waiting, isHosted, said] = await Promise.all([
    members(scope),
    invitations(scope),
    hasHostedPages(scope),
    words(),
  ]);
  const { t } = said;
  return (
    <>
      <PageHeader
        title={t("accounts.users.title")}
        state={t("accounts.users.lead")}
        actions={
          <LinkButton kind="primary" href={`${HERE}/invite`}>
            {t("accounts.users.invite")}
          </LinkButton>
        }
      />
      <AccountTabs scope={scope} here={HERE} t={t} />
      <Stack>
        <Section title={t("accounts.users.title")} hideTitle>
          <DataTable
            caption={t("accounts.users.caption")}
            rows={all}
            rowKey={(row) => row.id}
            columns={columns(said, scope.userId)}
          />
        </Section>
        {waiting.is === "known" && waiting.value.length > 0 && (
          <Section title={t("accounts.users.waiting")}>
            <DataTable
              caption={t("accounts.users.waiting")}
              rows={waiting.value}
              rowKey={(row) => row.id}
              columns={waitingColumns(said)}
            />
          </Section>
        )}
        {waiting.is !== "known" && (
          <Section title={t("accounts.users.waiting")}>
            <Stack gap="small">
              <p className="muted">{t(isHosted ? "accounts.users.waitingThere" : "accounts.users.waitingUntold")}</p>
              {isHosted && (
                <DescribedForm
                  action={openThere}
                  once={newOnce()}
                  hidden={{}}
                  submit={{
                    label: t("accounts.users.openThere"),
                    pending: t("manage.sso.opening"),
                    kind: "secondary",
                  }}
                />
              )}
            </Stack>
          </Section>
        )}
      </Stack>
    </>
  );
});

const waitingColumns = ({ t, locale }: Words): Column<Invitation>[] => [
  { key: "email", label: t("people.register.email"), kind: "title", cell: (row) => <bdi>{row.email}</bdi> },
  { key: "may", label: t("accounts.users.may"), kind: "text", cell: (row) => mayText(row.permissions, { t, locale }) },
  {
    key: "until",
    label: t("accounts.users.until"),
    kind: "date",
    cell: (row) =>
      row.isOver ? (
        <Badge tone="idle">{t("accounts.users.over")}</Badge>
      ) : (
        <DateText value={row.until} locale={locale} timeZone={env().TIME_ZONE} />
      ),
  },
  {
    key: "act",
    kind: "action",
    label: t("billing.methods.act"),
    hideLabel: true,
    align: "end",
    cell: (row) => (
      <DescribedForm
        action={withdraw}
        once={newOnce()}
        hidden={{ invitation: String(row.id) }}
        submit={{
          label: t("accounts.users.withdraw"),
          pending: t("manage.form.saving"),
          kind: "secondary",
          size: "small",
        }}
      />
    ),
  },
];
