import { z } from "zod";
import { renewalPrices, renewalQuote } from "../../../../../data/domain-renewal.ts";
import { owedFor } from "../../../../../data/invoices.ts";
import { profile } from "../../../../../data/people.ts";
import { clock } from "../../../../../lib/clock.ts";
import { addMonths } from "../../../../../lib/days.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../../ui/filter-chips.tsx";
import { formatDate, formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { isRenewable } from "../../../live.ts";
import { Owed } from "../../../manage/owed.tsx";
import { PriceCard } from "../../../manage/price-card.tsx";
import { DomainState } from "../../../states.tsx";
import { titled } from "../../../title.ts";
import { type Props as OwnProps, own } from "../own.ts";
import { renew } from "./actions.ts";

type Props = OwnProps & { searchParams: SearchParams };

const mine = (props: Props) => own(props, "/renew", ["domains", "orders"]);
const query = z.object({ years: z.coerce.number().int().optional().catch(undefined) });

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.renew.of", { name: found.name });
});

export default page("/domains/[id]/renew", async (props: Props) => {
  const { scope, found } = await mine(props);
  const [{ t, locale }, { currency }, prices, owed] = await Promise.all([
    words(),
    profile(scope),
    isRenewable(found) ? renewalPrices(scope, found) : [],
    owedFor(scope, { kind: "domain", id: found.id }),
  ]);
  const { years: wished } = query.parse(await firstOf(props.searchParams));
  const chosen = prices.find(({ years }) => years === (wished ?? found.years)) ?? prices[0];
  const quote = chosen && !owed && (await renewalQuote(scope, found, chosen.years));
  const { today } = clock();
  const from = found.expires !== null && found.expires > today ? found.expires : today;
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  return (
    <>
      <PageHeader
        title={t("manage.renew.of", { name: found.name })}
        badge={<DomainState of={found.status} t={t} />}
        back={{ href: `/domains/${found.id}`, label: found.name }}
        state={found.expires ? t("manage.renew.lead", { date: formatDate(found.expires, locale) }) : undefined}
      />
      {owed ? (
        <Owed invoice={owed} t={t} />
      ) : chosen && quote ? (
        <Columns kind="form">
          <Section title={t("manage.renew.howLong")}>
            <FilterChips
              label={t("manage.renew.howLong")}
              chips={prices.map(({ years, price }) => ({
                href: `/domains/${found.id}/renew?years=${years}`,
                label: `${t("manage.renew.years", { count: years })} · ${money(price)}`,
                current: years === chosen.years,
              }))}
            />
            <p className="help">{t("manage.renew.pricesBefore")}</p>
          </Section>
          <PriceCard
            quote={quote}
            title={t("manage.renew.years", { count: chosen.years })}
            note={t("manage.renew.until", { date: formatDate(addMonths(from, 12 * chosen.years), locale) })}
            {...{ currency, t, locale }}
          >
            <DescribedForm
              action={renew}
              once={newOnce()}
              hidden={{ domain: String(found.id), years: String(chosen.years), shown: quote.total }}
              submit={{
                label: t("manage.renew.submit", { amount: money(quote.total) }),
                pending: t("manage.buy.ordering"),
              }}
            />
          </PriceCard>
        </Columns>
      ) : (
        <EmptyState
          level={2}
          title={t("manage.renew.noneTitle")}
          action={
            scope.may("tickets") && (
              <LinkButton href={`/tickets/new?about=domain-${found.id}`}>{t("client.domain.ask")}</LinkButton>
            )
          }
        >
          {t("manage.renew.none")}
        </EmptyState>
      )}
    </>
  );
});
