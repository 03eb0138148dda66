import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireClient } from "../../../../access/access.ts";
import { closingAsked } from "../../../../access/close-client.ts";
import { type Closing, closing } from "../../../../data/closing.ts";
import { openInvoicesInFull } from "../../../../data/invoices.ts";
import { clock } from "../../../../lib/clock.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { formatDate, labelled } from "../../../../ui/format.ts";
import { Link } from "../../../../ui/link.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { MiniList } from "../../../../ui/mini-list.tsx";
import { Money } from "../../../../ui/money.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { RichForm } from "../../../forms/rich-form.tsx";
import { formWords } from "../../../forms/words.ts";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { titled } from "../../title.ts";
import { close } from "./actions.ts";

export const generateMetadata = titled(async () => (await words()).t("accounts.close.title"));

const HERE = "/account/close";

/** What runs, what is owed, what would happen, and the form that does it. */
export default page(HERE, async () => {
  const scope = await requireClient("owner", HERE);
  if (scope.actor) notFound();
  const [found, said, open] = await Promise.all([closing(scope), words(), openInvoicesInFull(scope)]);
  const { t } = said;
  const isNow = found.way === "at once";
  const asked = isNow ? undefined : await closingAsked(scope);
  return (
    <>
      <PageHeader
        title={t("accounts.close.title")}
        state={asked ? undefined : t(isNow ? "accounts.close.leadNow" : "accounts.close.leadAsk")}
        back={{ href: "/account/data", label: t("accounts.data.title") }}
      />
      <Columns kind="side">
        {asked ? (
          <Asked ticket={asked.id} t={t} />
        ) : (
          <Stack>
            <Section title={t("accounts.close.happens")}>
              <Notice tone="warn">
                <Stack gap="small">
                  {happens(found, t).map((text) => (
                    <p key={text}>{text}</p>
                  ))}
                  <p>
                    <Link className="link" href="/account/data">
                      {t("accounts.close.copyFirst")}
                    </Link>
                  </p>
                </Stack>
              </Notice>
            </Section>
            <RichForm
              key={found.way}
              action={close}
              once={newOnce()}
              hidden={{ way: found.way }}
              groups={[
                {
                  fields: [
                    {
                      kind: "password",
                      name: "accountPassword",
                      label: t("manage.access.account"),
                      help: t("manage.access.accountHelp"),
                      autoComplete: "current-password",
                    },
                    {
                      name: "typed",
                      label: t("accounts.close.type", { name: found.name }),
                      isCode: true,
                      maxLength: 260,
                      required: true,
                    },
                  ],
                },
              ]}
              submit={{
                label: t(isNow ? "accounts.close.submitNow" : "accounts.close.submitAsk"),
                pending: t("manage.form.saving"),
                kind: "danger",
              }}
              beside={<LinkButton href="/account/data">{t("accounts.close.keep")}</LinkButton>}
              {...formWords(t)}
            />
          </Stack>
        )}
        {!isNow && !asked && (
          <Stack aside={t("accounts.close.stands")}>
            <InTheWay found={found} left={new Map(open.map(({ id, balance }) => [id, balance]))} {...said} />
          </Stack>
        )}
      </Columns>
    </>
  );
});

/** Where it was asked for: the ticket that is about it, and no second one. */
const Asked = ({ ticket, t }: { ticket: number; t: Words["t"] }) => (
  <Notice
    title={t("accounts.close.asked")}
    action={
      <LinkButton href={`/tickets/${ticket}`} size="small">
        {t("accounts.close.toTicket")}
      </LinkButton>
    }
  >
    {t("accounts.close.askedBefore")}
  </Notice>
);

/** What happens, sentence by sentence: only what concerns this account. */
function happens({ way, services, domains, unpaid, credit }: Closing, t: Words["t"]): string[] {
  if (way === "at once") return [t("accounts.close.nowLogins"), t("accounts.close.law")];
  return [
    ...(services.length > 0 ? [t("accounts.close.askServices")] : []),
    ...(domains.length > 0 ? [t("accounts.close.askDomains")] : []),
    ...(unpaid.length > 0 ? [t("accounts.close.askInvoices")] : []),
    ...(credit ? [t("accounts.close.askCredit")] : []),
    t("accounts.close.askTicket"),
    t("accounts.close.law"),
  ];
}

/** `left` is what each invoice still asks for: a part of it may be paid. */
function InTheWay({ found, left, t, locale }: Words & { found: Closing; left: ReadonlyMap<number, string> }) {
  const { services, domains, unpaid, credit, currency } = found;
  const { today } = clock();
  const on = (key: "until" | "since" | "expires", day: string | null): ReactNode => {
    const date = day === null ? null : formatDate(day, locale);
    return date ? <span className="muted">{t(`accounts.close.${key}`, { date })}</span> : undefined;
  };
  return (
    <>
      {services.length > 0 && (
        <Section level={3} title={t("accounts.close.services")}>
          <MiniList
            whole
            items={services.map(({ id, name, domain, nextDue }) => ({
              key: id,
              label: domain ? labelled(domain, name, locale) : name,
              href: `/services/${id}`,
              // What is due was paid up to that day, and no further.
              end: on(nextDue !== null && nextDue < today ? "since" : "until", nextDue),
            }))}
          />
        </Section>
      )}
      {domains.length > 0 && (
        <Section level={3} title={t("accounts.close.domains")}>
          <MiniList
            whole
            items={domains.map(({ id, name, expires }) => ({
              key: id,
              label: name,
              href: `/domains/${id}`,
              end: on("expires", expires),
            }))}
          />
        </Section>
      )}
      {unpaid.length > 0 && (
        <Section level={3} title={t("accounts.close.unpaid")}>
          <MiniList
            items={unpaid.map(({ id, number, afterCredit }) => ({
              key: id,
              label: t("accounts.close.invoice", { number }),
              href: `/invoices/${id}`,
              end: <Money amount={left.get(id) ?? afterCredit} currency={currency} locale={locale} />,
            }))}
          />
        </Section>
      )}
      {credit && (
        <Section level={3} title={t("accounts.close.credit")}>
          <p>
            <Money amount={credit} currency={currency} locale={locale} />
          </p>
        </Section>
      )}
    </>
  );
}
