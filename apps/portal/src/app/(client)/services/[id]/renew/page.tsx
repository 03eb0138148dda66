import { owedFor } from "../../../../../data/invoices.ts";
import { profile } from "../../../../../data/people.ts";
import { isEnding } from "../../../../../data/service-care.ts";
import { serviceRenewalQuote } from "../../../../../data/service-renewal.ts";
import { addMonths } from "../../../../../lib/days.ts";
import { words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { formatDate, formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { monthsOf } from "../../../cycles.ts";
import { Owed } from "../../../manage/owed.tsx";
import { PriceCard } from "../../../manage/price-card.tsx";
import { titled } from "../../../title.ts";
import { Cancellation } from "../cancellation.tsx";
import { own, type Props } from "../own.ts";
import { ServiceHead } from "../service-head.tsx";
import { renew } from "./actions.ts";

const mine = (props: Props) => own(props, "/renew", ["products", "orders"]);

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.renew.of", { name: found.name });
});

export default page("/services/[id]/renew", async (props: Props) => {
  const { scope, found } = await mine(props);
  const months = monthsOf(found.cycle);
  const runs = found.status === "Active" || found.status === "Suspended";
  const [{ t, locale }, { currency }, isOver, owed] = await Promise.all([
    words(),
    profile(scope),
    isEnding(scope, found.id),
    owedFor(scope, { kind: "service", id: found.id }),
  ]);
  const quote =
    !isOver && !owed && runs && months !== undefined && found.nextDue !== null
      ? await serviceRenewalQuote(scope, found)
      : undefined;
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const until =
    months !== undefined && found.nextDue !== null ? formatDate(addMonths(found.nextDue, months), locale) : null;
  return (
    <>
      <ServiceHead found={found} title={t("manage.renew.of", { name: found.name })} t={t} />
      <Cancellation scope={scope} found={found} />
      <Columns kind="form">
        {isOver ? null : owed ? (
          <Owed invoice={owed} t={t} />
        ) : quote ? (
          <PriceCard
            quote={quote}
            title={t("manage.renew.period")}
            note={until ? t("manage.renew.paidUntil", { date: until }) : undefined}
            {...{ currency, t, locale }}
          >
            <DescribedForm
              action={renew}
              once={newOnce()}
              hidden={{ service: String(found.id), shown: quote.total }}
              submit={{
                label: t("manage.renew.submit", { amount: money(quote.total) }),
                pending: t("manage.buy.ordering"),
              }}
            />
          </PriceCard>
        ) : (
          <EmptyState
            level={2}
            title={t("manage.renew.notNow")}
            action={
              scope.may("invoices") && (
                <LinkButton href="/invoices?status=unpaid">{t("manage.renew.seeInvoices")}</LinkButton>
              )
            }
          >
            {t("manage.refused.notNow")}
          </EmptyState>
        )}
      </Columns>
    </>
  );
});
