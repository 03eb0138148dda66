import type { StaffScope } from "../../../../access/scope.ts";
import { type Finding, type Found, type FoundKind, findEverything, foundKinds } from "../../../../data/staff/search.ts";
import { hrefWith } from "../../../../lib/search-params.ts";
import type { Words } from "../../../../messages/words.ts";
import type { Entry } from "../../../../palette/match.ts";
import { readTyped } from "../../../../palette/verbs.ts";
import type { IconName } from "../../../../ui/icon.tsx";
import { stateWord } from "../../state.tsx";
import { type Deed, deedsFor, fits, hrefOf, iconOf, kindOf } from "./deeds.ts";
import { placeEntries } from "./places.ts";

export const SEARCH = "/admin/search";
/** What comes after these many letters is not read. */
export const LONGEST = 200;

export const searchHref = (q: string) => hrefWith(SEARCH, { q });

const lists: Record<FoundKind, { icon: IconName; path: string }> = {
  client: { icon: "clients", path: "/admin/clients" },
  service: { icon: "services", path: "/admin/services" },
  domain: { icon: "domains", path: "/admin/domains" },
  invoice: { icon: "billing", path: "/admin/invoices" },
  order: { icon: "orders", path: "/admin/orders" },
  ticket: { icon: "inbox", path: "/admin/tickets" },
  quote: { icon: "quote", path: "/admin/quotes" },
};

/** Beside the things of which a deed is asked for by name, it is offered for so many that fit best. */
const OFFERED_FOR = 2;

export type StaffFinding = Finding & {
  /** Places, deeds and what was found, for the palette. */
  entries: Entry[];
  /** Of these nobody knows: they could not be asked for. */
  failed: FoundKind[];
};

/** Everything that this member of staff finds, and can do, by what he types. */
export async function staffFinding(scope: StaffScope, words: Words, typed: string): Promise<StaffFinding> {
  const { t } = words;
  const allowed = deedsFor(scope);
  const vocabulary = new Map(allowed.map((deed) => [deed, t(`finder.verbs.${deed}`)] as const));
  const { deeds, rest } = readTyped(typed, vocabulary);
  const isAsked = deeds !== undefined && rest !== "";
  const only = isAsked ? foundKinds.filter((kind) => deeds.some((deed) => kindOf(deed) === kind)) : foundKinds;
  const query = isAsked ? rest : typed.trim();
  const { parts, isWhole } = query === "" ? nothing : await findEverything(scope, query.slice(0, LONGEST), only);
  const best = bestOf(parts);
  const offers = isAsked
    ? best.flatMap((row) => deeds.filter((deed) => fits(deed, row)).map((deed) => [deed, row] as const))
    : best
        .slice(0, OFFERED_FOR)
        .flatMap((row) => allowed.filter((deed) => fits(deed, row)).map((deed) => [deed, row] as const));
  const entries = [
    ...placeEntries(scope, words),
    ...offers.map(([deed, row], at) => deedEntry(deed, row, typed, at, words)),
    ...best.map((row, at) => foundEntry(row, typed, at, words)),
  ];
  return { parts, isWhole, entries, failed: parts.filter(({ rows }) => !rows).map(({ kind }) => kind) };
}

const nothing: Finding = { parts: [], isWhole: true };

/** The best of each kind in turn, so that no kind hides the others. */
function bestOf(parts: Finding["parts"]): Found[] {
  const lists = parts.map(({ rows }) => rows ?? []);
  const longest = Math.max(0, ...lists.map((rows) => rows.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((rows) => rows[at] ?? [])).flat();
}

/** Its own page. */
export const foundHref = ({ kind, id }: Pick<Found, "kind" | "id">): string => `${lists[kind].path}/${id}`;

/** What it is called where things of several kinds stand together. */
export function foundTitle({ kind, id, title, detail }: Found, { t }: Pick<Words, "t">): string {
  if (kind === "invoice") return t("client.invoices.numberOf", { number: title });
  if (kind === "order") return [t("orders.order", { id }), t("orders.number", { number: title })].join(" · ");
  if (kind === "ticket") return t("palette.ticket", { number: detail.replace(/^#/, ""), subject: title });
  if (kind === "quote") return t("finder.quote", { id, subject: title });
  return title;
}

/** Whose it is, or what else there is to say; a ticket's number is in its name already. */
const foundDetail = (row: Found, { t }: Pick<Words, "t">): string =>
  [row.kind === "ticket" ? "" : row.detail, row.status && stateWord(row.status, t)].filter(Boolean).join(" · ");

// What the engine found fits, however it was typed: it is found by all of it.
const foundEntry = (row: Found, typed: string, at: number, words: Words): Entry => ({
  ...{ key: `${row.kind} ${row.id}`, kind: "go", icon: lists[row.kind].icon, href: foundHref(row) },
  ...{ title: foundTitle(row, words), detail: foundDetail(row, words), also: typed, rank: 10 + at },
});

function deedEntry(deed: Deed, row: Found, typed: string, at: number, { t }: Words): Entry {
  const name = row.kind === "order" ? String(row.id) : row.title;
  const whose = row.kind === "client" || row.kind === "ticket" ? "" : row.detail;
  return {
    ...{ key: `${deed} ${row.kind} ${row.id}`, kind: "do", icon: iconOf(deed), href: hrefOf(deed, row) },
    ...{ title: t(`finder.deeds.${deed}`, { name }), detail: whose, also: typed, rank: at },
  };
}
