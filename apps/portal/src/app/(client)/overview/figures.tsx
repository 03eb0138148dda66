import type { ClientScope } from "../../../access/scope.ts";
import { domains } from "../../../data/domains.ts";
import { failureOf } from "../../../data/failure.ts";
import { openInvoices } from "../../../data/invoices.ts";
import { profile } from "../../../data/people.ts";
import { services } from "../../../data/services.ts";
import { activeTickets } from "../../../data/tickets.ts";
import { isPositive, sumOf } from "../../../lib/amounts.ts";
import { clock } from "../../../lib/clock.ts";
import { type Words, words } from "../../../messages/words.ts";
import { type Fact, Facts } from "../../../ui/facts.tsx";
import { formatCount, formatDistance, formatMoney } from "../../../ui/format.ts";
import { Money } from "../../../ui/money.tsx";
import { panel } from "../../guard.tsx";
import { waitingTickets } from "../counts.tsx";
import { isHeld, isLive } from "../live.ts";
import { isOverdue } from "./todo.ts";

type Context = Words & { scope: ClientScope; now: string; today: string; currency: string };

async function servicesFigure({ scope, t, locale }: Context): Promise<Fact> {
  const live = (await services(scope)).filter(isLive);
  const having = (status: string) => live.filter((service) => service.status === status).length;
  const states = [
    [having("Active"), "client.overview.countActive"],
    [having("Pending"), "client.overview.countPending"],
    [having("Suspended"), "client.overview.countSuspended"],
  ] as const;
  const parts = states.filter(([count]) => count > 0).map(([count, key]) => t(key, { count }));
  return {
    label: t("client.overview.services"),
    value: formatCount(live.length, locale),
    detail: parts.join(" · ") || t("client.overview.noServices"),
    href: "/services",
  };
}

async function domainsFigure({ scope, t, locale, now, today }: Context): Promise<Fact> {
  const held = (await domains(scope)).filter(isHeld);
  const [next] = held
    .filter(({ status, expires }) => status === "Active" && expires !== null && expires >= today)
    .sort((a, b) => (a.expires ?? "").localeCompare(b.expires ?? ""));
  const distance = next?.expires && formatDistance(next.expires, now, locale);
  return {
    label: t("client.overview.domains"),
    value: formatCount(held.length, locale),
    detail:
      held.length === 0
        ? t("client.overview.noDomains")
        : next && distance && t("client.overview.nextExpiry", { name: next.name, distance }),
    href: "/domains",
  };
}

async function moneyFigure({ scope, t, locale, now, today, currency }: Context): Promise<Fact> {
  const open = await openInvoices(scope);
  const overdue = open.filter((invoice) => isOverdue(invoice, today));
  const [first] = open;
  const distance = first?.due && formatDistance(first.due, now, locale);
  const late = sumOf(overdue.map(({ balance }) => balance));
  return {
    label: t("client.overview.toPay"),
    value: <Money amount={sumOf(open.map(({ balance }) => balance))} currency={currency} locale={locale} />,
    detail:
      open.length === 0 ? (
        t("client.overview.nothingToPay")
      ) : (
        <>
          {t("client.overview.invoices", { count: open.length })}
          {" · "}
          {isPositive(late) ? (
            <span className="bad">
              {t("client.overview.amountOverdue", { amount: formatMoney(late, currency, locale) })}
            </span>
          ) : (
            distance && t("client.overview.dueFirst", { distance })
          )}
          {open.some(({ isTotal }) => isTotal) && ` · ${t("client.overview.partsLater")}`}
        </>
      ),
    href: "/invoices?status=unpaid",
  };
}

async function creditFigure({ scope, t, locale, currency }: Context): Promise<Fact> {
  const { credit } = await profile(scope);
  return {
    label: t("client.overview.credit"),
    value: <Money amount={credit} currency={currency} locale={locale} />,
    detail: isPositive(credit) ? t("client.overview.creditUsed") : t("client.overview.noCredit"),
  };
}

async function ticketsFigure({ scope, t, locale }: Context): Promise<Fact> {
  const [active, waiting] = await Promise.all([activeTickets(scope), waitingTickets(scope)]);
  return {
    label: t("client.overview.openTickets"),
    value: formatCount(active, locale),
    detail: t("client.overview.ticketsWaiting", { count: waiting.total }),
    href: "/tickets?status=open",
  };
}

/** Each with what a user must be allowed to see it, and its name. */
const figures = [
  { need: "products", figure: servicesFigure, label: "client.overview.services" },
  { need: "domains", figure: domainsFigure, label: "client.overview.domains" },
  { need: "invoices", figure: moneyFigure, label: "client.overview.toPay" },
  { need: "invoices", figure: creditFigure, label: "client.overview.credit" },
  { need: "tickets", figure: ticketsFigure, label: "client.overview.openTickets" },
] as const;

/** A figure; where WHMCS does not say it, that it can't be told. */
async function figureOrWhy({ figure, label }: (typeof figures)[number], context: Context): Promise<Fact> {
  try {
    return await figure(context);
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return { label: context.t(label), value: "–", detail: context.t("common.panel.figure") };
  }
}

/** How the account stands, in five figures at most. */
export const Figures = panel("/: figures", async ({ scope }: { scope: ClientScope }) => {
  const [said, { currency }] = await Promise.all([words(), profile(scope)]);
  const context = { ...said, scope, ...clock(), currency };
  const shown = figures.filter(({ need }) => scope.may(need));
  if (shown.length === 0) return null;
  const facts = await Promise.all(shown.map((each) => figureOrWhy(each, context)));
  return <Facts large label={said.t("client.overview.figures")} facts={facts} />;
});
