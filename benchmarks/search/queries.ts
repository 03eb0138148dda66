import type { Whmcs } from "@kraken/sdk";

/** What somebody types, and what kind of typing it is. */
export type Query = { kind: string; query: string; clientid?: number };

/** Numbers that are the same at every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A word as hurried fingers write it: a letter left out, twice, another one, or two swapped. */
function mistyped(word: string, roll: () => number): string {
  const at = 1 + Math.floor(roll() * Math.max(1, word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  switch (Math.floor(roll() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + String.fromCharCode(97 + Math.floor(roll() * 26)) + after;
    default:
      return before + after.charAt(0) + letter + after.slice(1);
  }
}

const longestWord = (text: string) => text.split(/[^\p{L}]+/u).toSorted((a, b) => b.length - a.length)[0] ?? text;

/** Queries about `people` clients from all over the company, ten or so for each, and a few that fit nearly everything. */
export async function makeQueries(whmcs: Whmcs, people: number): Promise<Query[]> {
  const roll = dice(100_000);
  const { totalresults } = await whmcs.getClients({ limitnum: 1 });
  const queries: Query[] = [];
  for (let person = 0; person < people; person++) {
    const limitstart = Math.floor(((person + roll()) * totalresults) / people);
    const [client] = (await whmcs.getClients({ limitstart, limitnum: 1 })).clients;
    if (!client) continue;
    const { id, firstname, lastname, companyname, email } = client;
    const company = companyname || lastname;
    const add = (kind: string, query: string, clientid?: number) =>
      queries.push(clientid === undefined ? { kind, query } : { kind, query, clientid });
    add("first name", firstname);
    add("last name", lastname);
    add("whole name", `${firstname} ${lastname}`);
    add("company", company);
    add("beginning of a word", longestWord(company).slice(0, 4));
    add("two letters", lastname.slice(0, 2));
    add("mistyped last name", mistyped(lastname, roll));
    add("mistyped company", mistyped(longestWord(company), roll));
    add("both names mistyped", `${mistyped(firstname, roll)} ${mistyped(lastname, roll)}`);
    add("e-mail address", email);
    add("id", String(id));
    const [domain] = (await whmcs.getClientsDomains({ clientid: id, limitnum: 1 })).domains;
    if (domain) {
      add("domain", domain.domainname);
      add("mistyped domain", mistyped(domain.domainname, roll));
    }
    const [ticket] = (await whmcs.getTickets({ clientid: id, limitnum: 1, ignore_dept_assignments: true })).tickets;
    if (ticket) {
      add("ticket's subject", ticket.subject);
      add("ticket's number", `#${ticket.tid}`);
    }
    add("within a client", longestWord(company), id);
  }
  for (const query of [
    "mail",
    "hosting",
    "com",
    "ltd",
    "e",
    "an",
    "an invoice for mail and hosting",
    "zzzzqqqq",
    "1",
  ]) {
    queries.push({ kind: "common or senseless", query });
  }
  return queries;
}
