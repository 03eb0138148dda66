import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertMay, type ClientScope } from "../access/scope.ts";
import { ask, askAnew } from "./ask.ts";
import { once } from "./once.ts";
import { collect, ownRows } from "./owned.ts";

type EmailRow = Awaited<ReturnType<Whmcs["getEmails"]>>["emails"][number];

const pick = (row: EmailRow) => ({
  id: row.id,
  subject: row.subject,
  date: row.date,
  to: row.to,
  /** It has not left yet, or could not be delivered. Why, is for staff. */
  state: row.failed ? ("failed" as const) : row.pending ? ("pending" as const) : ("sent" as const),
});

export type EmailSummary = ReturnType<typeof pick>;

/** One page of the e-mails that were sent to the signed-in client, newest first. (GetEmails) */
export async function emails(
  scope: ClientScope,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: EmailSummary[]; total: number }> {
  assertMay(scope, "emails");
  const answer = await ask(scope).getEmails({
    clientid: scope.clientId,
    limitstart: (page - 1) * pageSize,
    limitnum: pageSize,
  });
  return {
    rows: ownRows(scope, "GetEmails", answer.emails, (row) => row.userid).map(pick),
    total: answer.totalresults,
  };
}

/** All of them, without their texts: those may hold a link that sets a password. (GetEmails) */
export async function allEmails(scope: ClientScope): Promise<EmailSummary[]> {
  assertMay(scope, "emails");
  const rows = await collect(ask(scope).paginate.getEmails({ clientid: scope.clientId }));
  return ownRows(scope, "GetEmails", rows, (row) => row.userid).map(pick);
}

/** Of more e-mails than this, the oldest can't be opened: WHMCS gives them by the page only. */
const MOST_LOOKED_AT = 2000;

/** One e-mail with its HTML as it was sent, or undefined when this client has no such one. (GetEmails) */
export const email = once(async (scope: ClientScope, id: number) => {
  assertMay(scope, "emails");
  let looked = 0;
  // Its text is not kept: it may hold a link that sets a password.
  for await (const row of askAnew(scope).paginate.getEmails({ clientid: scope.clientId })) {
    ownRows(scope, "GetEmails", [row], ({ userid }) => userid);
    if (row.id === id) return { ...pick(row), cc: row.cc, html: row.message };
    looked += 1;
    if (looked >= MOST_LOOKED_AT) return undefined;
  }
  return undefined;
});
