import type { StaffScope } from "../../../../access/scope.ts";
import type { BulkKind, BulkThing, BulkWishes, DeedOf } from "../../../../data/staff/bulk.ts";
import type { Words } from "../../../../messages/words.ts";
import type { DescribedField } from "../../../forms/described-form.tsx";
import type { Problems } from "../../../forms/write-form.ts";
import { clientDeeds } from "./client-deeds.ts";
import { domainDeeds } from "./domain-deeds.ts";
import { invoiceDeeds } from "./invoice-deeds.ts";
import { orderDeeds } from "./order-deeds.ts";
import { quoteDeeds } from "./quote-deeds.ts";
import { serviceDeeds } from "./service-deeds.ts";
import { ticketDeeds } from "./ticket-deeds.ts";

/* How what is done with many of a kind is called, what it asks for, and what was answered. */

/** No more than this at once. */
export const MOST_AT_ONCE = 100;

type T = Words["t"];
type Texts = Readonly<Record<string, string>>;

export type Asked = { scope: StaffScope; things: readonly BulkThing[]; t: T };

export type BulkDeed = {
  /** "Suspend": what is done with each. */
  word: (t: T) => string;
  /** What it means for each of them. */
  means?: (t: T) => string;
  /** It takes something away; "typed" takes it for good, and how many there are is typed first. */
  danger?: true | "typed";
  /** What it asks for, besides which things it is about. */
  fields?: (asked: Asked) => DescribedField[] | Promise<DescribedField[]>;
  /** What was wished for, of what was typed. */
  wishes?: (texts: Texts) => BulkWishes;
  /** What is wrong with that. */
  check?: (wishes: BulkWishes, t: T) => Problems;
};

/** Each kind has the words of each of its deeds, and of no other. */
const table = {
  clients: clientDeeds,
  services: serviceDeeds,
  orders: orderDeeds,
  domains: domainDeeds,
  tickets: ticketDeeds,
  invoices: invoiceDeeds,
  quotes: quoteDeeds,
} satisfies { [K in BulkKind]: Record<DeedOf<K>, BulkDeed> };

const deedOf = (kind: BulkKind, deed: string): BulkDeed | undefined => {
  const deeds: Readonly<Record<string, BulkDeed>> = table[kind];
  return Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
};

/** "Suspend", "Mark paid". Words of ours alone: a deed comes from an address. */
export const deedWord = (kind: BulkKind, deed: string, t: T): string => deedOf(kind, deed)?.word(t) ?? deed;

/** What it means for each of them. */
export const meaningOf = (kind: BulkKind, deed: string, t: T): string => deedOf(kind, deed)?.means?.(t) ?? "";

/** Whether it takes something away. */
export const isDangerous = (kind: BulkKind, deed: string): boolean => deedOf(kind, deed)?.danger !== undefined;

/** What a deed asks for; of what is lost for good, how many there are. */
export async function wishFields(kind: BulkKind, deed: string, asked: Asked): Promise<DescribedField[]> {
  const { t, things } = asked;
  const found = deedOf(kind, deed);
  const fields = (await found?.fields?.(asked)) ?? [];
  const label = t("manage.cancel.type", { name: String(things.length) });
  return found?.danger === "typed"
    ? [...fields, { name: "typed", label, isCode: true, maxLength: 4, required: true }]
    : fields;
}

/** What was wished for, and what is wrong with that. */
export function wishesIn(
  kind: BulkKind,
  deed: string,
  texts: Texts,
  count: number,
  t: T,
): { wishes: BulkWishes; errors: Problems } {
  const found = deedOf(kind, deed);
  const wishes = found?.wishes?.(texts) ?? {};
  const errors = found?.check?.(wishes, t) ?? [];
  const name = String(count);
  if (found?.danger === "typed" && (texts.typed ?? "").trim() !== name)
    errors.push({ name: "typed", message: t("manage.cancel.typedWrong", { name }) });
  return { wishes, errors };
}
