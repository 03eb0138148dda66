import { pages } from "../../../../access/manifest.ts";
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
  page: keyof typeof pages;
  query?: string;
};

const owed = ["Unpaid", "Overdue", "Collections", "Payment Pending"];

/** The likeliest first. */
const table = {
  suspend: { kind: "service", states: ["Active"], need: "services", icon: "pause", page: "/admin/services/[id]" },
  unsuspend: { kind: "service", states: ["Suspended"], need: "services", icon: "play", page: "/admin/services/[id]" },
  accept: { kind: "order", states: ["Pending"], need: "orders", icon: "check", page: "/admin/orders/[id]" },
  pay: {
    ...({ kind: "invoice", states: owed, need: "money", icon: "wallet", page: "/admin/invoices/[id]" } as const),
    query: "do=pay",
  },
  refund: {
    ...({ kind: "invoice", states: ["Paid"], need: "money", icon: "undo", page: "/admin/invoices/[id]" } as const),
    query: "do=refund",
  },
  publish: {
    ...({ kind: "invoice", states: ["Draft"], need: "money", icon: "send", page: "/admin/invoices/[id]" } as const),
    query: "do=publish",
  },
  ticket: { kind: "client", need: "tickets", icon: "inbox", page: "/admin/tickets/new" },
  order: { kind: "client", need: "orders", icon: "orders", page: "/admin/orders/new" },
  invoice: { kind: "client", need: "money", icon: "billing", page: "/admin/invoices/new" },
  credit: { kind: "client", need: "money", icon: "wallet", page: "/admin/clients/[id]/credit" },
  edit: { kind: "client", need: "clients", icon: "edit", page: "/admin/clients/[id]/edit" },
  act: { kind: "client", need: "act", icon: "signIn", page: "/admin/clients/[id]/act" },
  terminate: {
    ...({ kind: "service", states: ["Active", "Suspended"], need: "services", icon: "trash" } as const),
    page: "/admin/services/[id]",
  },
} as const satisfies Record<string, FoundDeed>;

export type Deed = keyof typeof table;

/** Those that this member of staff may do, and that have a page. */
export const deedsFor = (scope: StaffScope): Deed[] =>
  (Object.keys(table) as Deed[]).filter((deed) => {
    const { need, page } = table[deed] as FoundDeed;
    return Object.hasOwn(pages, page) && roleMay(scope.member.role, need);
  });

export const kindOf = (deed: Deed): FoundKind => table[deed].kind;
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
