import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { clientAnswer, nameOf } from "../client-details.ts";
import { whereServed } from "../engine.ts";
import { failureOf, logFailure } from "../failure.ts";
import { searchedId } from "../owned.ts";
import { missing } from "../tickets.ts";
import { staffInvoice } from "./invoices.ts";
import { findOrders } from "./orders.ts";

export const foundKinds = ["client", "service", "domain", "invoice", "order", "ticket", "quote"] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Something that was found, whosever it is. */
export type Found = {
  kind: FoundKind;
  id: number;
  /** A name, a subject, or a number. */
  title: string;
  /** What is said beside it: whose it is, a ticket's number. */
  detail: string;
  status: string;
};

/** What was found of one kind, the best first; undefined where it could not be asked for. */
export type FoundPart = { kind: FoundKind; rows: Found[] | undefined };

export type Finding = {
  parts: FoundPart[];
  /** Everything was looked through by its words; else domains and services by whole names, the rest by numbers. */
  isWhole: boolean;
};

/** So many of a kind are shown. */
const MOST = 10;
/** The best of all kinds, so that each has some. */
const MOST_OF_ALL = 60;

/**
 * Everything that clients have, by words or numbers. (KrakenSearch, else GetClients, GetClientsDetails, GetClientsProducts,
 * GetClientsDomains, GetInvoice, GetOrders, GetTicket, GetTickets and GetQuotes, each failing for itself)
 * @param only kinds that are asked for
 */
export async function findEverything(
  scope: StaffScope,
  words: string,
  only: readonly FoundKind[] = foundKinds,
): Promise<Finding> {
  assertScope(scope, "staff");
  const query = words.trim();
  const own = await whereServed("KrakenSearch", () =>
    ask(scope).krakenSearch({ query, kinds: [...only], limit: MOST_OF_ALL }),
  );
  if (own) {
    const rows = own.results.flatMap(({ clientid: _, score: __, kind: told, ...row }): Found[] => {
      const kind = only.find((each) => each === told);
      return kind ? [{ ...row, kind }] : [];
    });
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    const parts = kinds.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind).slice(0, MOST) }));
    return { parts, isWhole: true };
  }
  const parts = await Promise.all(
    only.map(async (kind): Promise<FoundPart> => {
      try {
        return { kind, rows: await byKind[kind](scope, query) };
      } catch (error) {
        if (failureOf(error) === undefined) throw error;
        logFailure(error, `search ${kind}`);
        return { kind, rows: undefined };
      }
    }),
  );
  return { parts: parts.filter(({ rows }) => rows === undefined || rows.length > 0), isWhole: false };
}

/** Only whole names are found: nothing else is asked for. */
const isHostName = (query: string) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(query);
/** "447101", "#447101", "ABC-447101": tickets may be numbered by any pattern. */
const isTicketNumber = (query: string) => /^#?[A-Za-z\d-]{4,20}$/.test(query) && /\d/.test(query);

/** What a WHMCS's API can find of each kind. */
const byKind: Record<FoundKind, (scope: StaffScope, query: string) => Promise<Found[]>> = {
  async client(scope, query) {
    const id = searchedId(query);
    const [numbered, { clients }] = await Promise.all([
      id === undefined ? undefined : clientAnswer(ask(scope), id, false),
      ask(scope).getClients({ search: query, limitnum: MOST }),
    ]);
    const all = [...(numbered ? [numbered.client] : []), ...clients.filter((row) => row.id !== id)];
    return all.map((row) => ({
      kind: "client",
      id: row.id,
      title: nameOf(row),
      detail: row.companyname ? `${row.firstname} ${row.lastname}, ${row.email}` : row.email,
      status: row.status,
    }));
  },

  async service(scope, query) {
    if (!isHostName(query)) return [];
    const { products } = await ask(scope).getClientsProducts({ domain: query, limitnum: MOST });
    return products.map(({ id, domain, name, status }) => ({
      ...{ kind: "service", id, title: domain || name, detail: domain ? name : "", status },
    }));
  },

  async domain(scope, query) {
    if (!isHostName(query)) return [];
    const { domains } = await ask(scope).getClientsDomains({ domain: query, limitnum: MOST });
    return domains.map(({ id, domainname, registrar, status }) => ({
      ...{ kind: "domain", id, title: domainname, detail: registrar, status },
    }));
  },

  async invoice(scope, query) {
    const id = searchedId(query);
    const found = id === undefined ? undefined : await staffInvoice(scope, id);
    if (!found) return [];
    const { number, client, status } = found;
    return [{ kind: "invoice", id: found.id, title: number, detail: client.name, status }];
  },

  async order(scope, query) {
    if (searchedId(query) === undefined) return [];
    const { rows } = await findOrders(scope, query);
    return rows.map(({ id, number, clientName, status }) => ({
      ...{ kind: "order", id, title: number, detail: clientName, status },
    }));
  },

  async ticket(scope, query) {
    const number = query.replace(/^#/, "");
    const [numbered, { tickets }] = await Promise.all([
      isTicketNumber(query) ? askAnew(scope).getTicket({ ticketnum: number }).catch(missing) : undefined,
      ask(scope).getTickets({ subject: query, ignore_dept_assignments: true, limitnum: MOST }),
    ]);
    const exact = numbered?.tid === number ? [{ ...numbered, id: numbered.ticketid }] : [];
    const all = [...exact, ...tickets.filter(({ id }) => id !== numbered?.ticketid)];
    return all.map(({ id, tid, subject, status }) => ({
      ...{ kind: "ticket", id, title: subject, detail: `#${tid}`, status },
    }));
  },

  async quote(scope, query) {
    const id = searchedId(query);
    const asked = id === undefined ? { subject: query } : { quoteid: id };
    const { quotes } = await ask(scope).getQuotes({ ...asked, limitnum: MOST });
    return quotes.map((row) => ({
      kind: "quote",
      id: row.id,
      title: row.subject,
      detail: row.client ? nameOf(row.client) : nameOf(row),
      status: row.stage,
    }));
  },
};
