import type { ClientScope } from "../../../access/scope.ts";
import { domains } from "../../../data/domains.ts";
import { orElse } from "../../../data/failure.ts";
import { type InvoiceSummary, invoices, leftOf, openInvoices } from "../../../data/invoices.ts";
import { services } from "../../../data/services.ts";
import { ticketHeads } from "../../../data/tickets.ts";
import { clock } from "../../../lib/clock.ts";
import type { Words } from "../../../messages/words.ts";
import type { Entry } from "../../../palette/match.ts";
import { formatDate, formatMoney } from "../../../ui/format.ts";
import type { IconName } from "../../../ui/icon.tsx";
import { type AccountPlace, mayOpenPlace } from "../account/account-tabs.tsx";
import { monthsOf } from "../cycles.ts";
import { isLive, isRenewable } from "../live.ts";
import { invoiceStateOf, stateWords } from "../states.tsx";

/** Of so many invoices and tickets, the newest, it is known what they are called. */
const MOST_ROWS = 250;

type Said = Words & { scope: ClientScope };

/** Everything that the signed-in user can go to or do by typing for it, from what is kept. What does not answer is left out. */
export async function entriesFor(scope: ClientScope, words: Words): Promise<Entry[]> {
  const said = { ...words, scope };
  const part = (allowed: boolean, read: () => Promise<Entry[]>) => (allowed ? orElse(read(), []) : []);
  const parts = await Promise.all([
    places(said),
    part(scope.may("products"), () => ofServices(said)),
    part(scope.may("domains"), () => ofDomains(said)),
    part(scope.may("invoices"), () => ofInvoices(said)),
    part(scope.may("tickets"), () => ofTickets(said)),
  ]);
  return parts.flat();
}

function places({ scope, t }: Said): Entry[] {
  const place = (href: string, icon: IconName, title: string, isOpen = true, also?: string): Entry[] =>
    isOpen ? [{ key: href, kind: "go", icon, title, href, also, rank: 10 }] : [];
  const money = scope.may("invoices");
  const deed = (href: string, icon: IconName, title: string, also: string): Entry => ({
    ...{ key: `do ${href}`, kind: "do", icon, title, href, also, rank: 0 },
  });
  const own = (href: AccountPlace, icon: IconName, title: string, also?: string) =>
    place(href, icon, title, mayOpenPlace(scope, href), also);
  return [
    ...(scope.may("tickets")
      ? [deed("/tickets/new", "support", t("palette.openTicket"), t("palette.verbs.ticket"))]
      : []),
    ...(scope.may("orders")
      ? [
          deed("/shop", "plus", t("palette.order"), t("palette.verbs.order")),
          deed("/domains/search", "domains", t("shop.findDomain"), t("palette.verbs.order")),
        ]
      : []),
    ...(money ? [deed("/credit", "wallet", t("palette.addFunds"), t("palette.verbs.pay"))] : []),
    ...place("/", "overview", t("client.shell.overview")),
    ...place("/services", "services", t("client.shell.services"), scope.may("products")),
    ...place("/domains", "domains", t("client.shell.domains"), scope.may("domains")),
    ...place("/invoices", "billing", t("client.invoices.title"), money, t("client.shell.billing")),
    ...place("/quotes", "quote", t("billing.tabs.quotes"), scope.may("quotes")),
    ...place("/transactions", "transfer", t("billing.tabs.transactions"), money),
    ...place("/account/payment-methods", "card", t("billing.methods.title"), money),
    ...place("/tickets", "support", t("client.shell.support"), scope.may("tickets"), t("palette.verbs.ticket")),
    ...place("/cart", "cart", t("shop.cart.title"), scope.may("orders")),
    ...place("/announcements", "news", t("client.announcements.title")),
    ...own("/account/emails", "mail", t("client.emails.title")),
    ...own("/account", "user", t("people.account.title")),
    ...own("/account/details", "company", t("accounts.details.title")),
    ...own("/account/contacts", "book", t("accounts.contacts.title")),
    ...own("/account/users", "clients", t("accounts.users.title"), t("accounts.users.invite")),
    ...own("/account/security", "shield", t("security.page.nav")),
    ...own("/account/data", "download", t("accounts.data.title"), t("accounts.close.title")),
  ];
}

async function ofServices({ scope, t }: Said): Promise<Entry[]> {
  const mayOrder = scope.may("orders");
  return (await services(scope)).flatMap((row): Entry[] => {
    const { id, status, domain } = row;
    const name = [row.name, domain].filter(Boolean).join(" · ");
    const href = `/services/${id}`;
    const runs = status === "Active" || status === "Suspended";
    const deed = (part: string, icon: IconName, title: string, also: string, rank: number): Entry => ({
      ...{ key: `${href}${part}`, kind: "do", icon, title, href: `${href}${part}`, also, rank },
    });
    return [
      {
        key: href,
        kind: "go",
        icon: "services",
        title: name,
        detail: stateWords.service({ of: status, t }),
        href,
        rank: isLive(row) ? 20 : 40,
      },
      ...(mayOrder && runs && monthsOf(row.cycle) !== undefined
        ? [deed("/renew", "renew", t("palette.renew", { name }), t("palette.verbs.renew"), 22)]
        : []),
      ...(mayOrder && status === "Active"
        ? [deed("/upgrade", "up", t("palette.upgrade", { name }), t("palette.verbs.upgrade"), 25)]
        : []),
      ...(status === "Active" && (scope.may("productsso") || scope.may("manageproducts"))
        ? [deed("/access", "signIn", t("palette.access", { name }), t("palette.verbs.access"), 24)]
        : []),
      ...(mayOrder && isLive(row)
        ? [deed("/cancel", "trash", t("palette.cancel", { name }), t("palette.verbs.cancel"), 26)]
        : []),
      ...about(scope, `service-${id}`, name, t),
    ];
  });
}

async function ofDomains({ scope, t, locale }: Said): Promise<Entry[]> {
  return (await domains(scope)).flatMap((row): Entry[] => {
    const { id, name, status, expires } = row;
    const href = `/domains/${id}`;
    const date = status === "Active" && expires ? formatDate(expires, locale) : null;
    const detail = date ? t("palette.expires", { date }) : stateWords.domain({ of: status, t });
    return [
      { key: href, kind: "go", icon: "domains", title: name, detail, href, rank: 21 },
      ...(scope.may("orders") && isRenewable(row)
        ? [
            {
              ...({ key: `${href}/renew`, kind: "do", icon: "renew", title: t("palette.renew", { name }) } as const),
              ...{ href: `${href}/renew`, also: t("palette.verbs.renew"), rank: 21 },
            },
          ]
        : []),
      ...about(scope, `domain-${id}`, name, t),
    ];
  });
}

/** To ask about something of his. */
const about = (scope: ClientScope, what: string, name: string, t: Words["t"]): Entry[] =>
  scope.may("tickets")
    ? [
        {
          ...({ key: `ask ${what}`, kind: "do", icon: "support", title: t("palette.ask", { name }) } as const),
          ...{ href: `/tickets/new?about=${what}`, also: t("palette.verbs.ticket"), rank: 23 },
        },
      ]
    : [];

async function ofInvoices({ scope, t, locale }: Said): Promise<Entry[]> {
  const newest = { page: 1, pageSize: MOST_ROWS, sort: "id", descending: true } as const;
  const [open, { rows }, mine, names] = await Promise.all([
    openInvoices(scope),
    invoices(scope, newest),
    scope.may("products") ? orElse(services(scope), []) : [],
    scope.may("domains") ? orElse(domains(scope), []) : [],
  ]);
  const { today } = clock();
  /** What an invoice is for, by the names of its services and domains. */
  const namesOf = (of: (typeof open)[number]) =>
    of.about
      .map(({ kind, id }) =>
        kind === "service" ? mine.find((each) => each.id === id)?.domain : names.find((each) => each.id === id)?.name,
      )
      .filter(Boolean)
      .join(" ");
  const deeds = open.map((row): Entry => {
    const amount = amountOf(row, leftOf(row, open), { t, locale });
    const state = stateWords.invoice({ of: invoiceStateOf(row, today), t });
    return {
      ...{ key: `pay ${row.id}`, kind: "do", icon: "card", title: t("palette.pay", { number: row.number }) },
      ...{ detail: `${amount} · ${state}`, href: `/invoices/${row.id}` },
      ...{ also: `${t("palette.verbs.pay")} ${namesOf(row)}`, rank: 5 },
    };
  });
  return [
    ...deeds,
    ...rows.map((row): Entry => {
      const amount = amountOf(row, leftOf(row, open), { t, locale });
      const state = stateWords.invoice({ of: invoiceStateOf(row, today), t });
      return {
        ...{ key: `/invoices/${row.id}`, kind: "go", icon: "billing", rank: 30 },
        ...{ title: t("client.invoices.numberOf", { number: row.number }), detail: `${amount} · ${state}` },
        href: `/invoices/${row.id}`,
      };
    }),
  ];
}

/** What an invoice comes to, and what of it is left where part was paid. */
function amountOf(row: InvoiceSummary, left: { balance: string } | undefined, { t, locale }: Words): string {
  const money = (amount: string) => formatMoney(amount, row.currency, locale) ?? amount;
  if (!left) return money(row.total);
  return t("client.invoices.leftOf", { left: money(left.balance), total: money(row.total) });
}

async function ofTickets({ scope, t }: Said): Promise<Entry[]> {
  const { rows } = await ticketHeads(scope, { page: 1, pageSize: MOST_ROWS });
  return rows.map(({ id, number, subject, status }) => ({
    ...{ key: `/tickets/${id}`, kind: "go", icon: "support", href: `/tickets/${id}`, rank: 31 },
    title: t("palette.ticket", { number, subject }),
    detail: stateWords.ticket({ of: status, t }),
  }));
}
