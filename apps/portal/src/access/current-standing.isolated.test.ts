import { beforeEach, expect, test, vi } from "vitest";
import { env } from "../env.ts";
import { insertSession, lookUpSession, type SessionRow } from "../store/sessions.ts";
import { openStore } from "../store/store.ts";
import { everything } from "./permissions.ts";
import { askedOf, beginAnew, noConnection, say } from "./test/world.ts";

vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);

const { lastStanding, standingNow, standingOfSession, standingText } = await import("./current-standing.ts");

const owner = { id: 7, name: "Ines Falk", email: "ines@fjord.example", is_owner: true };
const client = (change: object = {}) => ({
  client: { id: 12, status: "Active", users: [owner], owner_user_id: 7, firstname: "I", lastname: "F", ...change },
});
const entry = { action: "test", who: "user 7", result: "done" as const };
let session: SessionRow;

async function sessionNow(): Promise<SessionRow> {
  const found = await lookUpSession(await openStore(), session.id, "client", 48 * 3600);
  if (found.state !== "open") throw new Error(found.reason);
  return found.session;
}
const ask = async () => standingOfSession({ session: await sessionNow(), userId: 7, clientId: 12 });
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
const calls = () => askedOf("getClientsDetails").length;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await beginAnew();
  env().STANDING_SECONDS = 15;
  say({ getClientsDetails: () => client() });
  const store = await openStore();
  const of = { kind: "client", subject: "7", name: owner.email, clientId: 12, address: "", userAgent: "" } as const;
  const standing = standingText({ isOwner: true, permissions: everything, language: "" });
  const id = await insertSession(store, { ...of, standing, seconds: 48 * 3600 }, entry);
  session = { id } as SessionRow;
});

const down = () => {
  throw noConnection();
};

test("a session knows the language in which WHMCS speaks to its client, and one from before has none", async () => {
  const said = standingText({ isOwner: true, permissions: everything, language: "spanish" });
  const { language: _, ...before } = JSON.parse(said);
  const now = await sessionNow();
  expect(lastStanding({ ...now, standing: said })?.language).toBe("spanish");
  expect(lastStanding({ ...now, standing: JSON.stringify(before) })?.language).toBe("");
});

test("what sign-in heard is good for 15 seconds, then WHMCS is asked again", async () => {
  later(13);
  expect(await ask()).toMatchObject({ isOwner: true });
  expect(calls()).toBe(0);
  later(3);
  await ask();
  await ask();
  expect(calls()).toBe(1);
});

test.each([
  ["closed", { status: "Closed" }],
  ["removed", { users: [{ ...owner, id: 9 }], owner_user_id: 9 }],
])("who is %s is out after these seconds, and at once for what he writes", async (why, change) => {
  say({ getClientsDetails: () => client(change) });
  expect(await standingNow({ session: await sessionNow(), userId: 7, clientId: 12 })).toBe(why);
  expect(await ask()).toBe(why);
  later(16);
  expect(await ask()).toBe(why);
});

test("a slow WHMCS is not waited for while something is known, and what it says then counts for the next page", async () => {
  let answer: (() => void) | undefined;
  say({ getClientsDetails: () => new Promise((resolve) => (answer = () => resolve(client({ status: "Closed" })))) });
  later(16);
  expect(await ask()).toMatchObject({ isOwner: true });
  expect(await ask()).toMatchObject({ isOwner: true });
  expect(calls()).toBe(1);
  answer?.();
  await vi.waitFor(async () => expect(lastStanding(await sessionNow())).toBeUndefined());
  say({ getClientsDetails: () => client({ status: "Closed" }) });
  expect(await ask()).toBe("closed");
});

test("while WHMCS does not answer, what it said last is good for a day, for reading only", async () => {
  say({ getClientsDetails: down });
  later(23 * 3600);
  expect(await ask()).toMatchObject({ isOwner: true });
  await expect(standingNow({ session: await sessionNow(), userId: 7, clientId: 12 })).rejects.toThrow("cut");
  later(2 * 3600);
  await expect(ask()).rejects.toThrow("cut");
});

test("with 0 seconds it is asked at each request", async () => {
  env().STANDING_SECONDS = 0;
  await ask();
  await ask();
  expect(calls()).toBe(2);
});
