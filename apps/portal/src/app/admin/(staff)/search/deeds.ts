import { roleMay, type StaffPermission } from "../../../../access/roles.ts";
import type { StaffScope } from "../../../../access/scope.ts";
import type { Found, FoundKind } from "../../../../data/staff/search.ts";
import type { IconName } from "../../../../ui/icon.tsx";

/** What can be done with something that was found: its page asks before anything happens. */
type FoundDeed = {
  kind: FoundKind;
  /** In these states; in all where left out. */
  states?: readonly string[];
  need: StaffPermission;
  icon: IconName;
  /** The page where it is done, and what its address says besides. */
  page: string;
  query?: string;
};

const owed = ["Unpaid", "Overdue", "Collections", "Payment Pending"];

/** The likeliest first. */
const service = { kind: "service", need: "services", page: "/admin/services/[id]" } as const;
const invoice = { kind: "invoice", need: "money", page: "/admin/invoices/[id]" } as const;
const table = {
  suspend: { ...service, states: ["Active"], icon: "pause", query: "do=suspend" },
  unsuspend: { ...service, states: ["Suspended"], icon: "play", query: "do=unsuspend" },
  accept: { kind: "order", states: ["Pending"], need: "orders", icon: "check", page: "/admin/orders/[id]" },
  pay: { ...invoice, states: owed, icon: "wallet", query: "do=pay" },
  refund: { ...invoice, states: ["Paid"], icon: "undo", query: "do=refund" },
  publish: { ...invoice, states: ["Draft"], icon: "send", query: "do=publish" },
  ticket: { kind: "client", need: "tickets", icon: "inbox", page: "/admin/tickets/new" },
  order: { kind: "client", need: "orders", icon: "orders", page: "/admin/orders/new" },
  invoice: { kind: "client", need: "money", icon: "billing", page: "/admin/invoices/new" },
  quote: { kind: "client", need: "money", icon: "quote", page: "/admin/quotes/new" },
  email: { kind: "client", need: "clients", icon: "mail", page: "/admin/clients/[id]/email" },
  credit: { kind: "client", need: "money", icon: "wallet", page: "/admin/clients/[id]/credit" },
  edit: { kind: "client", need: "clients", icon: "edit", page: "/admin/clients/[id]/edit" },
  act: { kind: "client", need: "act", icon: "signIn", page: "/admin/clients/[id]/act" },
  renew: {
    ...({ kind: "domain", states: ["Active", "Expired", "Grace"], need: "services", icon: "renew" } as const),
    ...{ page: "/admin/domains/[id]", query: "do=renew" },
  },
  terminate: { ...service, states: ["Active", "Suspended"], icon: "trash", query: "do=terminate" },
} as const satisfies Record<string, FoundDeed>;

export type Deed = keyof typeof table;

export const deeds = Object.keys(table) as Deed[];

/** Those that this member of staff may do. */
export const deedsFor = (scope: StaffScope): Deed[] =>
  deeds.filter((deed) => roleMay(scope.member.role, table[deed].need));

export const kindOf = (deed: Deed): FoundKind => table[deed].kind;
export const pageOf = (deed: Deed): string => table[deed].page;
export const iconOf = (deed: Deed): IconName => table[deed].icon;

/** Whether it can be done with this, as far as its state tells. */
export function fits(deed: Deed, { kind, status }: Found): boolean {
  const { kind: wanted, states } = table[deed] as FoundDeed;
  return kind === wanted && (states?.includes(status) ?? true);
}

/** The page where it is done with this: the thing's own, or one of which the client is named. */
export function hrefOf(deed: Deed, { id }: Found): string {
  const { page, query } = table[deed] as FoundDeed;
  const path = page.replace("[id]", String(id));
  const said = page.includes("[id]") ? query : `client=${id}`;
  return said === undefined ? path : `${path}?${said}`;
}
