import { notFound } from "next/navigation";
import { requireClient } from "../../../../access/access.ts";
import { idFrom } from "../../../../data/owned.ts";
import { profile } from "../../../../data/people.ts";
import { quote, quoteState } from "../../../../data/quotes.ts";
import { env } from "../../../../env.ts";
import { clock } from "../../../../lib/clock.ts";
import { hrefWith } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { Figure } from "../../../../ui/figure.tsx";
import { formatDate, formatMoney } from "../../../../ui/format.ts";
import { Icon } from "../../../../ui/icon.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Money } from "../../../../ui/money.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { Paper } from "../../../../ui/paper.tsx";
import { Prose } from "../../../../ui/prose.tsx";
import { Section } from "../../../../ui/section.tsx";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { titled } from "../../title.ts";
import { QuoteBadge } from "../state.tsx";
import { AcceptForm } from "./accept-form.tsx";
import { quoteSheet } from "./quote-sheet.ts";

type Props = { params: Promise<{ id: string }> };

async function own({ params }: Props) {
  const { id: text } = await params;
  const scope = await requireClient("quotes", `/quotes/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const found = id === undefined ? undefined : await quote(scope, id);
  if (!found) notFound();
  return { scope, found };
}

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([own(props), words()]);
  return t("billing.quotes.number", { id: found.id });
});

export default page("/quotes/[id]", async (props: Props) => {
  const { scope, found } = await own(props);
  const [client, said] = await Promise.all([profile(scope), words()]);
  const { t, locale } = said;
  const { today } = clock();
  const state = quoteState(found, today);
  const day = (value: string | null) => (value && formatDate(value, locale)) || "";
  const money = (amount: string) => <Money amount={amount} currency={found.currency} locale={locale} />;
  const number = t("billing.quotes.number", { id: found.id });
  const ask = hrefWith("/tickets/new", { subject: found.subject.trim() ? `${number}: ${found.subject}` : number });
  return (
    <>
      <PageHeader
        title={found.subject.trim() || number}
        badge={<QuoteBadge of={state} t={t} />}
        back={{ href: "/quotes", label: t("billing.quotes.title") }}
        state={
          state === "accepted"
            ? t("billing.quotes.acceptedOn", { date: day(found.accepted) })
            : t("billing.quotes.validUntil", { date: day(found.validUntil) })
        }
        actions={
          <>
            {scope.may("tickets") && <LinkButton href={ask}>{t("billing.quotes.ask")}</LinkButton>}
            <LinkButton href={`/api/quotes/${found.id}/pdf`} document icon={<Icon name="download" />}>
              {t("billing.paper.pdf")}
            </LinkButton>
          </>
        }
      />
      <Columns kind="pay">
        {state === "open" && (
          <div className="no-print">
            <Panel title={t("billing.quotes.accept")}>
              <Figure label={t("client.invoice.total")}>{money(found.total)}</Figure>
              <DescriptionList
                tight
                items={[
                  { label: t("billing.quotes.until"), value: <DateText value={found.validUntil} locale={locale} /> },
                ]}
              />
              <p className="muted">{t("billing.quotes.acceptHelp")}</p>
              <AcceptForm
                quote={found.id}
                once={newOnce()}
                labels={{
                  agree: t("billing.quotes.agree", {
                    amount: formatMoney(found.total, found.currency, locale) ?? found.total,
                  }),
                  submit: t("billing.quotes.accept"),
                  pending: t("billing.quotes.accepting"),
                }}
              />
            </Panel>
          </div>
        )}
        <Paper {...quoteSheet(found, client, env(), said)} />
        {found.proposal.trim() !== "" && (
          <div className="no-print">
            <Section title={t("billing.quotes.proposal")}>
              <Prose>{found.proposal}</Prose>
            </Section>
          </div>
        )}
      </Columns>
    </>
  );
});
