import { requireClient } from "../../../../access/access.ts";
import { type Contact, contactName, contacts } from "../../../../data/contacts.ts";
import { mailKinds } from "../../../../data/mail-kinds.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { type Column, DataTable } from "../../../../ui/data-table.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { withCommas } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowTitle } from "../../../../ui/row-title.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { titled } from "../../title.ts";
import { AccountTabs } from "../account-tabs.tsx";

export const generateMetadata = titled(async () => (await words()).t("accounts.contacts.title"));

const HERE = "/account/contacts";

const columns = ({ t, locale }: Words): Column<Contact>[] => [
  {
    key: "name",
    label: t("accounts.contacts.name"),
    kind: "title",
    cell: (row) => (
      <RowTitle href={`${HERE}/${row.id}`} detail={row.company || undefined}>
        {contactName(row)}
      </RowTitle>
    ),
  },
  { key: "email", label: t("people.register.email"), kind: "text", cell: (row) => <bdi>{row.email}</bdi> },
  {
    key: "mails",
    label: t("accounts.contacts.mails"),
    kind: "text",
    cell: (row) => {
      const chosen = mailKinds.filter((kind) => row.mails[kind]);
      if (chosen.length === mailKinds.length) return t("accounts.contacts.everything");
      return chosen.length === 0
        ? t("accounts.contacts.nothing")
        : withCommas(
            chosen.map((kind) => t(`accounts.mails.${kind}`)),
            locale,
          );
    },
  },
];

/** Who else is mailed for the client, and about what. */
export default page(HERE, async () => {
  const scope = await requireClient("contacts", HERE);
  const [all, said] = await Promise.all([contacts(scope), words()]);
  const { t } = said;
  const add = (
    <LinkButton kind="primary" href={`${HERE}/new`}>
      {t("accounts.contacts.add")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("accounts.contacts.title")} state={t("accounts.contacts.lead")} actions={add} />
      <AccountTabs scope={scope} here={HERE} t={t} />
      {all.length === 0 ? (
        <EmptyState title={t("accounts.contacts.emptyTitle")}>{t("accounts.contacts.empty")}</EmptyState>
      ) : (
        <Section title={t("accounts.contacts.title")} hideTitle>
          <DataTable
            caption={t("accounts.contacts.caption")}
            rows={all}
            rowKey={(row) => row.id}
            columns={columns(said)}
          />
        </Section>
      )}
    </>
  );
});
