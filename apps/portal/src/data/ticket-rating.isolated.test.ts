import { beforeEach, expect, test, vi } from "vitest";
import { everything } from "../access/permissions.ts";
import { makeClientScope } from "../access/scope.ts";
import { asked, askedOf, beginAnew, say, ticketOf, unknownAction } from "../access/test/world.ts";
import { forgetUnserved } from "./engine.ts";
import { ratableReplies, rateReply } from "./ticket-rating.ts";
import { ticketNow } from "./tickets.ts";

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);

const scope = makeClientScope(7, 12, { permissions: everything });
const first = ticketOf(12).replies[0];
const ofStaff = { requestor_type: "Operator", admin: "Jonas" };
const replies = [
  { ...first, ...ofStaff },
  { ...first, replyid: 4 },
  { ...first, ...ofStaff, replyid: 5, rating: 0 },
  { ...first, ...ofStaff, replyid: 6, rating: 3 },
];

async function found(status: string) {
  say({ getTicket: () => ({ ...ticketOf(12), status, replies }) });
  const own = await ticketNow(scope, 3);
  if (!own) throw new Error("The ticket is the client's");
  return own;
}

beforeEach(async () => {
  await beginAnew();
  forgetUnserved();
  say({ krakenGetProductGroups: () => ({ groups: [] }), krakenRateTicketReply: () => ({}) });
});

test.each(["Answered", "Closed"])("staff's answers can be rated in a ticket that is %s", async (status) => {
  const own = await found(status);
  expect(own.messages.map(({ rating }) => rating)).toEqual([undefined, undefined, undefined, 3]);
  expect([...(await ratableReplies(scope, own))]).toEqual([5, 6]);
  expect(await rateReply(scope, own, 5, 4)).toBe(true);
  expect(askedOf("krakenRateTicketReply")).toEqual([{ ticketid: 3, replyid: 5, rating: 4 }]);
});

test("nothing else can be, whatever the form said", async () => {
  const own = await found("Answered");
  for (const reply of [0, 4, 99]) expect(await rateReply(scope, own, reply, 5)).toBe(false);
  const open = await found("Customer-Reply");
  asked.length = 0;
  expect([...(await ratableReplies(scope, open))]).toEqual([]);
  expect(await rateReply(scope, open, 5, 5)).toBe(false);
  expect(asked).toEqual([]);
  const without = makeClientScope(7, 12, { permissions: new Set(["invoices"]) });
  await expect(rateReply(without, own, 5, 5)).rejects.toThrow();
  expect(askedOf("krakenRateTicketReply")).toEqual([]);
});

test("on a WHMCS, which takes no ratings, there are none", async () => {
  const own = await found("Closed");
  say({
    krakenGetProductGroups: () => {
      throw unknownAction();
    },
  });
  asked.length = 0;
  expect([...(await ratableReplies(scope, own))]).toEqual([]);
  await ratableReplies(scope, own);
  expect(asked).toHaveLength(1);
});
