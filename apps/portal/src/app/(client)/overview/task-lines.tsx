import { sumOf } from "../../../lib/amounts.ts";
import type { Words } from "../../../messages/words.ts";
import { formatDate, formatDistance, formatMoney } from "../../../ui/format.ts";
import { LinkButton } from "../../../ui/link-button.tsx";
import type { Task } from "../../../ui/task-list.tsx";
import { cardName } from "../pay-method-name.ts";
import { isMany, type Todo, type TodoGroup } from "./todo.ts";

type Context = Words & { currency: string; now: string };
/** A task before its button is made: the first one of all gets the page's primary button. */
type Line = Omit<Task, "action"> & { button: string };

export function taskLines(groups: TodoGroup[], context: Context): Task[] {
  const lines = groups.flatMap((group) =>
    isMany(group) ? [manyLine(group, context)] : group.things.map((thing) => lineOf(thing, context)),
  );
  return lines.map(({ button, ...task }, at) => ({
    ...task,
    action: (
      <LinkButton href={task.href} kind={at === 0 ? "primary" : "secondary"}>
        {button}
      </LinkButton>
    ),
  }));
}

function sayWith({ locale, currency, now }: Context) {
  return {
    date: (day: string | null) => (day && formatDate(day, locale)) || "",
    distance: (day: string | null) => (day && formatDistance(day, now, locale)) || "",
    money: (amount: string) => formatMoney(amount, currency, locale) ?? amount,
  };
}

function lineOf(thing: Todo, context: Context): Line {
  const { t } = context;
  const { date, distance, money } = sayWith(context);
  switch (thing.kind) {
    case "overdue": {
      const { invoice, stops } = thing;
      const amount = money(invoice.balance);
      return {
        key: `invoice ${invoice.id}`,
        tone: "bad",
        icon: "alert",
        title: t("client.overview.overdue", { number: invoice.number }),
        href: `/invoices/${invoice.id}`,
        detail: stops
          ? t("client.overview.overdueDetailSuspended", { service: stops.domain || stops.name, amount })
          : t("client.overview.overdueDetail", { date: date(invoice.due), distance: distance(invoice.due), amount }),
        button: t("client.overview.seeInvoice"),
      };
    }
    case "suspended":
      return {
        key: `service ${thing.service.id}`,
        tone: "bad",
        icon: "pause",
        title: t("client.overview.suspended", { name: thing.service.name }),
        href: `/services/${thing.service.id}`,
        detail: thing.service.domain
          ? t("client.overview.suspendedDetail", { domain: thing.service.domain })
          : t("client.overview.suspendedDetailPlain"),
        button: t("client.overview.seeService"),
      };
    case "expires":
      return {
        key: `domain ${thing.domain.id}`,
        tone: "warn",
        icon: "domains",
        title: t("client.overview.expires", { name: thing.domain.name, distance: distance(thing.domain.expires) }),
        href: `/domains/${thing.domain.id}`,
        detail: t("client.overview.expiresDetail", { date: date(thing.domain.expires) }),
        button: t("client.overview.seeDomain"),
      };
    case "waits":
      return {
        key: `ticket ${thing.ticket.id}`,
        tone: "warn",
        icon: "support",
        title: t("client.overview.waits", { number: thing.ticket.number }),
        href: `/tickets/${thing.ticket.id}`,
        detail: t("client.overview.waitsDetail", {
          subject: thing.ticket.subject,
          distance: distance(thing.ticket.lastReply),
        }),
        button: t("client.overview.answer"),
      };
    case "unpaid":
      return {
        key: `invoice ${thing.invoice.id}`,
        tone: "warn",
        icon: "billing",
        title: t("client.overview.unpaid", {
          number: thing.invoice.number,
          distance: distance(thing.invoice.due),
        }),
        href: `/invoices/${thing.invoice.id}`,
        detail: t("client.overview.unpaidDetail", {
          amount: money(thing.invoice.balance),
          date: date(thing.invoice.due),
        }),
        button: t("client.overview.seeInvoice"),
      };
    case "quote": {
      const { quote } = thing;
      const amount = money(quote.total);
      return {
        key: `quote ${quote.id}`,
        tone: "warn",
        icon: "quote",
        title: t("client.overview.quote", { subject: quote.subject }),
        href: `/quotes/${quote.id}`,
        detail: quote.validUntil ? t("client.overview.quoteDetail", { amount, date: date(quote.validUntil) }) : amount,
        button: t("client.overview.seeQuote"),
      };
    }
    case "card":
      return {
        key: `card ${thing.card.id}`,
        tone: "warn",
        icon: "card",
        title: t("client.overview.card"),
        href: "/account/payment-methods",
        detail: cardName(thing.card, context),
        button: t("client.overview.seeCards"),
      };
  }
}

function manyLine({ kind, things, total: count }: TodoGroup, context: Context): Line {
  const { t } = context;
  const { date, money } = sayWith(context);
  const [first] = things;
  const amount = money(sumOf(things.map((thing) => ("invoice" in thing ? thing.invoice.balance : "0.00"))));
  switch (kind) {
    case "overdue":
      return {
        key: kind,
        tone: "bad",
        icon: "alert",
        title: t("client.overview.overdueMany", { count }),
        href: "/invoices?status=overdue",
        detail: t("client.overview.amountMany", { amount }),
        button: t("client.overview.seeInvoices"),
      };
    case "suspended":
      return {
        key: kind,
        tone: "bad",
        icon: "pause",
        title: t("client.overview.suspendedMany", { count }),
        href: "/services?status=suspended",
        button: t("client.overview.seeServices"),
      };
    case "expires":
      return {
        key: kind,
        tone: "warn",
        icon: "domains",
        title: t("client.overview.expiresMany", { count }),
        href: "/domains?status=expiring",
        detail: t("client.overview.expiresDetailMany", {
          date: date(first?.kind === "expires" ? first.domain.expires : null),
        }),
        button: t("client.overview.seeDomains"),
      };
    case "waits":
      return {
        key: kind,
        tone: "warn",
        icon: "support",
        title: t("client.overview.waitsMany", { count }),
        href: "/tickets?status=answered",
        detail: t("client.overview.waitsDetailMany", { subject: first?.kind === "waits" ? first.ticket.subject : "" }),
        button: t("client.overview.seeTickets"),
      };
    case "unpaid":
      return {
        key: kind,
        tone: "warn",
        icon: "billing",
        title: t("client.overview.unpaidMany", { count }),
        href: "/invoices?status=unpaid",
        detail: t("client.overview.amountMany", { amount }),
        button: t("client.overview.seeInvoices"),
      };
    case "quote":
      return {
        key: kind,
        tone: "warn",
        icon: "quote",
        title: t("client.overview.quoteMany", { count }),
        href: "/quotes",
        button: t("client.overview.seeQuotes"),
      };
    case "card":
      return {
        key: kind,
        tone: "warn",
        icon: "card",
        title: t("client.overview.cardMany", { count }),
        href: "/account/payment-methods",
        button: t("client.overview.seeCards"),
      };
  }
}
