import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientScope } from "./access.ts";
import * as guests from "./guests.ts";
import { TooManyError } from "./limits.ts";
import { signInClient } from "./login.ts";
import { checkPassword } from "./password-checks.ts";
import { registerClient, requestReset, resetPassword } from "./registration.ts";
import { asked, askedOf, Browser, beginAnew, ines, refusal, say, ticketOf, triesElsewhere } from "./test/world.ts";

vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);

/** What was waited for in place of letting time pass, in milliseconds. */
const steps = vi.hoisted(() => [] as number[]);
vi.mock("./even-time.ts", () => ({ evenTime: (step: number) => async () => void steps.push(step) }));

beforeEach(async () => {
  await beginAnew();
  steps.length = 0;
});
afterEach(() => vi.restoreAllMocks());

const as = <R>(work: () => Promise<R>) => new Browser().run(work);

const guestTicket = {
  ...ticketOf(0),
  status: "Open",
  deptname: "Support",
  date: null,
  notes: [{ noteid: 9, admin: "Mira", message: "staff only" }],
};

describe("a guest's ticket", () => {
  beforeEach(() =>
    say({ getTicket: () => guestTicket, addTicketReply: () => ({}), openTicket: () => ({ tid: "447102", c: "code" }) }),
  );

  test("opens with its number and its code, without staff's notes", async () => {
    const found = await as(() => guests.guestTicket("447101", "accesscode"));
    expect(found).toMatchObject({ id: 3, number: "447101" });
    expect(JSON.stringify(found)).not.toMatch(/staff only|accesscode/);
  });

  test.each(["a-code-1", "_-_-_-_-", "-aaaaaaa"])("opens with the code %s, as some are", async (c) => {
    say({ getTicket: () => ({ ...guestTicket, c }) });
    expect(await as(() => guests.guestTicket("447101", c))).toMatchObject({ id: 3 });
  });

  test.each([
    ["447101", "wrongcode"],
    ["447101", "accesscode2"],
    ["447101", "accesscod"],
    ["447101", "ACCESSCODE"],
    ["447102", "accesscode"],
  ])("does not open with %s and %s, and takes no reply", async (number, code) => {
    expect(await as(() => guests.guestTicket(number, code))).toBeUndefined();
    expect(await as(() => guests.replyAsGuest(number, code, "m"))).toBe(false);
    expect(askedOf("addTicketReply")).toEqual([]);
    // A wrong number and a wrong code take as long.
    expect(steps).toEqual([300, 300]);
  });

  test.each([
    ["447101", ""],
    ["447101", "abc"],
    ["447101", "a b c d"],
    ["447101", "x".repeat(81)],
    ["", "accesscode"],
    ["447 101", "accesscode"],
    ["447101%", "accesscode"],
    ["1".repeat(41), "accesscode"],
  ])("%j and %j are no number and code: WHMCS is not asked", async (number, code) => {
    expect(await as(() => guests.guestTicket(number, code))).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test("that has no code opens to nobody", async () => {
    say({ getTicket: () => ({ ...guestTicket, c: "" }) });
    expect(await as(() => guests.guestTicket("447101", ""))).toBeUndefined();
    expect(await as(() => guests.guestTicket("447101", "undefined"))).toBeUndefined();
  });

  test("of a client is only named, and takes no guest's reply", async () => {
    say({ getTicket: () => ({ ...guestTicket, userid: 12 }) });
    expect(await as(() => guests.guestTicket("447101", "accesscode"))).toEqual({ clientTicketId: 3 });
    expect(await as(() => guests.replyAsGuest("447101", "accesscode", "m"))).toBe(false);
    expect(askedOf("addTicketReply")).toEqual([]);
  });

  test("is guessed ten times, opened three times for an address and answered twenty times", async () => {
    expect(await triesElsewhere(() => guests.guestTicket("447101", "wrongcode"))).toBe(10);
    expect(askedOf("getTicket")).toHaveLength(10);
    const made = { department: 1, name: "G", email: "g@mail.example", subject: "s", message: "m" };
    expect(await triesElsewhere(() => guests.openGuestTicket(made))).toBe(3);
    expect(askedOf("openTicket")).toHaveLength(3);
    await beginAnew();
    say({ getTicket: () => guestTicket, addTicketReply: () => ({}) });
    expect(await triesElsewhere(() => guests.replyAsGuest("447101", "accesscode", "m"))).toBe(20);
    expect(askedOf("addTicketReply")).toHaveLength(20);
  });
});

const made = {
  firstName: "A",
  lastName: "B",
  company: "",
  email: "new@mail.example",
  address: "s",
  address2: "",
  town: "t",
  state: "",
  postcode: "1",
  country: "NL",
  phone: "",
  password: "a long enough password",
  currency: 1,
  language: "english",
};

describe("registering", () => {
  test("for an address that has an account gets the same answer, after the same steps of time", async () => {
    say({ addClient: () => ({ clientid: 20 }) });
    const answer = await as(() => registerClient(made));
    say({
      addClient: () => {
        throw refusal("A user already exists with that email address");
      },
    });
    expect(await as(() => registerClient({ ...made, email: ines.email }))).toEqual(answer);
    expect(steps).toEqual([2000, 2000]);
  });

  test("five times in an hour for one address, before WHMCS is asked", async () => {
    say({ addClient: () => ({ clientid: 20 }) });
    expect(await triesElsewhere(() => registerClient(made))).toBe(5);
    expect(askedOf("addClient")).toHaveLength(5);
  });

  test("waits its turn with all that hashes passwords", async () => {
    const open: (() => void)[] = [];
    const slow = () => checkPassword(() => new Promise<void>((resolve) => open.push(resolve)));
    const others = Array.from({ length: 36 }, slow);
    const works = [() => registerClient(made), () => resetPassword("t", "p"), () => signInClient("a@b.zz", "p")];
    for (const work of works as (() => Promise<unknown>)[]) await expect(as(work)).rejects.toThrow(TooManyError);
    expect(asked).toEqual([]);
    let done = 0;
    for (const each of others) void each.then(() => done++);
    while (done < 36) {
      for (const release of open.splice(0)) release();
      await new Promise(setImmediate);
    }
  });
});

describe("a forgotten password", () => {
  test("is asked for with the same answer and steps of time, whether there is such a login or not", async () => {
    say({ resetPassword: () => ({}) });
    expect(await as(() => requestReset(ines.email))).toBeUndefined();
    say({
      resetPassword: () => {
        throw refusal("User Not Found");
      },
    });
    expect(await as(() => requestReset("nobody@mail.example"))).toBeUndefined();
    expect(steps).toEqual([1000, 1000]);
    expect(askedOf("resetPassword")).toHaveLength(2);
  });

  test("is asked for three times in an hour", async () => {
    say({ resetPassword: () => ({}) });
    expect(await triesElsewhere(() => requestReset(ines.email))).toBe(3);
    expect(askedOf("resetPassword")).toHaveLength(3);
  });

  test("a link is tried ten times, and a good one ends every session of the user's", async () => {
    say({
      krakenResetPassword: () => {
        throw refusal("The link is invalid or has expired");
      },
    });
    expect(await triesElsewhere(() => resetPassword("a token", "p"))).toBe(10);
    expect(askedOf("krakenResetPassword")).toHaveLength(10);
    const browser = new Browser();
    await browser.run(() => signInClient(ines.email, ines.password));
    say({ krakenResetPassword: () => ({ user_id: ines.id }) });
    expect(await as(() => resetPassword("another token", "p"))).toBe(true);
    expect(await browser.run(clientScope)).toBeUndefined();
  });
});

test("a refused sign-in waits whole steps, whether there is such an account or not; a right one waits none", async () => {
  await as(() => signInClient(ines.email, "wrong"));
  await as(() => signInClient("nobody@fjord.example", "wrong"));
  expect(steps).toEqual([500, 500]);
  // The same is asked of WHMCS for both.
  expect(asked.map(({ name }) => name)).toEqual(["validateLogin", "validateLogin"]);
  await as(() => signInClient(ines.email, ines.password));
  expect(steps).toHaveLength(2);
});
