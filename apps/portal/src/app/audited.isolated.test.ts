import { beforeEach, expect, test, vi } from "vitest";
import { requireStaff } from "../access/access.ts";
import { actAsClient } from "../access/acting.ts";
import { signInClient, signInStaff } from "../access/login.ts";
import {
  as,
  asked,
  beginAnew,
  endOf,
  formOf,
  ines,
  lostAnswer,
  OWNER_PASSWORD,
  refusal,
  say,
  takeBrowser,
  ticketOf,
} from "../access/test/world.ts";
import { neededActions } from "../data/needed-actions.ts";
import { openStore } from "../store/store.ts";
import { saveProfile } from "./(client)/account/actions.ts";
import { reply } from "./(client)/tickets/[id]/actions.ts";
import { open } from "./(client)/tickets/new/actions.ts";
import { reply as replyAsStaff } from "./admin/(staff)/tickets/[id]/actions.ts";
import { replyToGuestTicket } from "./guest/tickets/actions.ts";
import { askForLink } from "./login/reset/actions.ts";

/* What is written into WHMCS, and what the audit log says of it. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../access/even-time.ts", () => ({ evenTime: () => async () => {} }));

beforeEach(beginAnew);

const writes = new Set(neededActions.filter(({ effect }) => effect === "write").map(({ name }) => name.toLowerCase()));
writes.delete("validatelogin");
const written = () => asked.filter(({ name }) => writes.has(name.toLowerCase())).length;

async function linesAfter(number: number) {
  const { db } = await openStore();
  const lines = await db
    .selectFrom("audit_entries")
    .selectAll()
    .where("number", ">", number)
    .orderBy("number")
    .execute();
  return lines.filter(({ action }) => !/sign-in|act-begin|change/.test(action));
}
async function lastNumber(): Promise<number> {
  const { db } = await openStore();
  const row = await db
    .selectFrom("audit_entries")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

test("each write has its line: who, as whom, on what, with what result", async () => {
  say({
    getTicket: () => ticketOf(12),
    addTicketReply: () => ({}),
    openTicket: () => ({ id: 4, tid: "447104", c: "code" }),
    updateUser: () => ({}),
    resetPassword: () => ({}),
    getSupportDepartments: () => ({ departments: [{ id: 1, name: "Support", awaitingreply: 0, opentickets: 0 }] }),
    getClientsProducts: () => [],
    getClientsDomains: () => [],
  });
  const from = await lastNumber();
  await as(() => signInClient(ines.email, ines.password));
  const replyForm = () => formOf({ ticket: "3", message: "very secret words\r\nfake: line" });
  expect(await endOf(() => as(() => reply({ message: "" }, replyForm())))).toBe("to /tickets/3");
  const made = { department: "1", subject: "s", message: "m", priority: "Low", about: "" };
  await endOf(() => as(() => open({} as never, formOf(made))));
  const profile = { firstName: "New", lastName: "L", email: ines.email, language: "en" };
  await endOf(() => as(() => saveProfile({ values: profile, errors: [] }, formOf(profile))));
  say({
    addTicketReply: () => {
      throw lostAnswer();
    },
  });
  await as(() => reply({ message: "" }, replyForm()));
  say({
    addTicketReply: () => {
      throw refusal("No");
    },
  });
  await as(() => reply({ message: "" }, replyForm()));
  say({ addTicketReply: () => ({}) });
  await as(() => signInStaff("", OWNER_PASSWORD));
  await endOf(() => as(() => replyAsStaff({}, formOf({ ticket: "3", message: "m" }))));
  await as(async () => actAsClient(await requireStaff(), 12, "To look"));
  await endOf(() => as(() => reply({ message: "" }, replyForm())));
  takeBrowser();
  await endOf(() => as(() => askForLink({ email: "" }, formOf({ email: ines.email }))));
  say({ getTicket: () => ticketOf(0) });
  await endOf(() =>
    as(() => replyToGuestTicket({ message: "" }, formOf({ tid: "447101", c: "accesscode", message: "m" }))),
  );

  const lines = await linesAfter(from);
  expect(
    lines.map(({ action, who, as_whom, object, result }) => [action, who, as_whom, object, result].join(" | ")),
  ).toEqual([
    "ticket.reply | user 7 | client 12 | ticket 3 | done",
    "ticket.open | user 7 | client 12 | ticket 4 | done",
    "account.profile | user 7 | client 12 |  | done",
    "ticket.reply | user 7 | client 12 | ticket 3 | unknown",
    "ticket.reply | user 7 | client 12 | ticket 3 | refused",
    "ticket.reply | owner | admin admin | ticket 3 | done",
    "ticket.reply | owner | client 12 | ticket 3 | done",
    "account.password-reset-asked | nobody |  |  | done",
    "guest.ticket-reply | nobody |  | ticket 447101 | done",
  ]);
  expect(lines).toHaveLength(written());
  expect(JSON.stringify(lines)).not.toMatch(/very secret words|accesscode|password of hers/);
});
