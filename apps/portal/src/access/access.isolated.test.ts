import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { beginClientSession } from "../session/session.ts";
import { openStore } from "../store/store.ts";
import {
  requireClient,
  requireClientWrite,
  requireSameOrigin,
  requireStaff,
  requireStaffWrite,
  staffScope,
} from "./access.ts";
import { actAsClient } from "./acting.ts";
import { signInClient, signInStaff } from "./login.ts";
import { makeClientScope } from "./scope.ts";
import { addStaffAccount, setStaffDisabled } from "./staff.ts";
import {
  as,
  asked,
  askedOf,
  beginAnew,
  browser,
  changeStore,
  endOf,
  ines,
  OWNER_PASSWORD,
  SITE,
  say,
  takeBrowser,
  tomas,
  usualAnswers,
} from "./test/world.ts";

vi.mock("next/headers", async () => (await import("./test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("./test/world.ts")).whmcsModule);

beforeEach(beginAnew);
afterEach(() => vi.useRealTimers());

const signIn = ({ email, password } = ines) => as(() => signInClient(email, password));
const signInOwner = () => as(() => signInStaff("", OWNER_PASSWORD));

/** Adds a member of staff and signs him in, in a browser of his own. */
async function staffOf(role: "owner" | "billing" | "support" | "read-only") {
  await signInOwner();
  const email = `${role}@staff.example`;
  const { id, password } = await as(async () =>
    addStaffAccount(await requireStaff(), { name: role, email, role, admin_username: "robin", admin_id: 3 }),
  );
  const owner = browser;
  takeBrowser();
  await as(() => signInStaff(email, password));
  return { id, owner };
}

describe("a form's Origin", () => {
  test.each([
    ["that of the site", SITE, "went on"],
    ["another, with a forwarded host to match", "https://evil.example", "403"],
    ["that of a part of the name", "https://portal.example.evil.example", "403"],
    ["the site without encryption", "http://portal.example", "403"],
    ["null", "null", "403"],
    ["none", null, "403"],
  ])("%s", async (_, origin, end) => {
    await signIn();
    await signInOwner();
    if (origin === null) browser.headers.delete("origin");
    else browser.headers.set("origin", origin);
    browser.headers.set("x-forwarded-host", "evil.example");
    const asks: (() => Promise<unknown>)[] = [
      requireSameOrigin,
      () => requireClientWrite("tickets"),
      () => requireClientWrite("own"),
      () => requireStaffWrite("tickets"),
    ];
    for (const ask of asks) expect(await endOf(() => as(ask))).toBe(end);
  });
});

describe("a client's user", () => {
  test("without a session is led to sign in, and comes back to where he wanted to go", async () => {
    expect(await endOf(() => as(() => requireClient("nothing")))).toBe("to /login");
    expect(await endOf(() => as(() => requireClient("tickets", "/tickets/3")))).toBe("to /login?next=%2Ftickets%2F3");
    expect(await endOf(() => as(() => requireClientWrite("tickets")))).toBe("to /login");
    expect(asked).toEqual([]);
  });

  test("who owns the client may do everything, and who does not what he was given", async () => {
    await signIn();
    expect(await endOf(() => as(() => requireClient(["invoices", "orders"])))).toBe("went on");
    takeBrowser();
    await signIn(tomas);
    expect(await endOf(() => as(() => requireClient("tickets")))).toBe("went on");
    expect(await endOf(() => as(() => requireClientWrite("own")))).toBe("went on");
    for (const need of ["invoices", ["tickets", "invoices"]] as const) {
      expect(await endOf(() => as(() => requireClient(need)))).toBe("403");
      expect(await endOf(() => as(() => requireClientWrite(need)))).toBe("403");
    }
  });

  test("is out at the next request once the client is closed, gone, or another's", async () => {
    for (const [change, reason] of [
      [{ status: "Closed" }, "closed"],
      [{ id: 13 }, "deleted"],
      [{ users: [{ id: 99, is_owner: true }] }, "removed"],
    ] as const) {
      await beginAnew();
      takeBrowser();
      await signIn();
      const thief = browser.copy();
      say({ getClientsDetails: () => ({ client: { id: 12, status: "Active", users: [], ...change } }) });
      expect(await endOf(() => as(() => requireClient("nothing"))), reason).toBe("to /login");
      usualAnswers();
      expect(await endOf(() => thief.run(() => requireClient("nothing"))), reason).toBe("to /login");
      const { db } = await openStore();
      const rows = await db.selectFrom("sessions").select("end_reason").execute();
      expect(rows).toEqual([{ end_reason: reason }]);
    }
  });

  test("a staff session is no client's, and the reverse", async () => {
    await signIn();
    expect(await endOf(() => as(() => requireStaff()))).toBe("to /admin/login");
    takeBrowser();
    await signInOwner();
    expect(await endOf(() => as(() => requireClient("nothing")))).toBe("to /login");
  });

  test("each sign-in begins a new session, and the one before is over", async () => {
    await signIn();
    const before = browser.copy();
    await signIn();
    expect(await endOf(() => as(() => requireClient("nothing")))).toBe("went on");
    expect(await endOf(() => before.run(() => requireClient("nothing")))).toBe("to /login");
  });

  test("a session is over after twelve hours, however much it is used", async () => {
    await signIn();
    vi.useFakeTimers({ toFake: ["Date"] });
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      vi.setSystemTime(Date.now() + 20 * 60_000);
      expect(await endOf(() => as(() => requireClient("nothing"))), `${minutes} minutes`).toBe("went on");
    }
    vi.setSystemTime(Date.now() + 21 * 60_000);
    expect(await endOf(() => as(() => requireClient("nothing")))).toBe("to /login");
    const { db } = await openStore();
    const [row] = await db.selectFrom("sessions").select(["created_at", "expires_at"]).execute();
    expect(Date.parse(row?.expires_at ?? "") - Date.parse(row?.created_at ?? "")).toBe(12 * 3600_000);
  });
});

describe("staff", () => {
  test("without a session are led to sign in", async () => {
    expect(await endOf(() => as(() => requireStaff()))).toBe("to /admin/login");
    expect(await endOf(() => as(() => requireStaff("/admin/audit", "audit")))).toBe(
      "to /admin/login?next=%2Fadmin%2Faudit",
    );
    expect(await endOf(() => as(() => requireStaffWrite("tickets")))).toBe("to /admin/login");
  });

  test.each([
    ["billing", ["read", "own", "act", "money"], ["tickets", "staff", "audit"]],
    ["support", ["read", "own", "act", "tickets"], ["money", "staff", "audit"]],
    ["read-only", ["read", "own"], ["act", "tickets", "money", "staff", "audit"]],
  ] as const)("%s: no page and no write beyond the role", async (role, may, mayNot) => {
    await staffOf(role);
    for (const permission of may) {
      expect(await endOf(() => as(() => requireStaff("/admin", permission))), permission).toBe("went on");
      expect(await endOf(() => as(() => requireStaffWrite(permission))), permission).toBe("went on");
    }
    for (const permission of mayNot) {
      expect(await endOf(() => as(() => requireStaff("/admin", permission))), permission).toBe("404");
      expect(await endOf(() => as(() => requireStaffWrite(permission))), permission).toBe("404");
    }
  });

  test("whose account is switched off are out at once, whatever becomes of their sessions", async () => {
    const { id, owner } = await staffOf("support");
    expect(await as(staffScope)).toBeDefined();
    await changeStore((tx) =>
      tx.updateTable("staff").set({ disabled_at: new Date().toISOString() }).where("id", "=", id).execute(),
    );
    expect(await as(staffScope)).toBeUndefined();
    await changeStore((tx) => tx.updateTable("staff").set({ disabled_at: null }).where("id", "=", id).execute());
    await owner.run(async () => setStaffDisabled(await requireStaff(), id, true));
    expect(await endOf(() => as(() => requireStaff()))).toBe("to /admin/login");
  });
});

describe("staff who act for a client", () => {
  const act = () => as(async () => actAsClient(await requireStaff(), 12, "To look"));

  test.each([
    ["owner", ["tickets", "invoices"], []],
    ["billing", ["invoices"], ["tickets", "profile"]],
    ["support", ["tickets"], ["invoices", "profile"]],
  ] as const)(
    "as %s: they read all, write what their role covers, and never what is the user's own",
    async (role, may, mayNot) => {
      await staffOf(role);
      expect(await act()).toBe("opened");
      expect(await endOf(() => as(() => requireClient(["invoices", "tickets"])))).toBe("went on");
      for (const need of may) expect(await endOf(() => as(() => requireClientWrite(need))), need).toBe("went on");
      for (const need of mayNot) expect(await endOf(() => as(() => requireClientWrite(need))), need).toBe("404");
      if (role !== "owner") expect(await endOf(() => as(() => requireClientWrite("own")))).toBe("404");
    },
  );

  test("are out when their role does not cover it any more, and when their own session ends", async () => {
    const { id } = await staffOf("support");
    await act();
    await changeStore((tx) => tx.updateTable("staff").set({ role: "read-only" }).where("id", "=", id).execute());
    expect(await endOf(() => as(() => requireClient("tickets")))).toBe("to /login");
    await changeStore((tx) => tx.updateTable("staff").set({ role: "support" }).where("id", "=", id).execute());
    expect(await endOf(() => as(() => requireClient("tickets")))).toBe("went on");
    await changeStore((tx) =>
      tx.updateTable("sessions").set({ ended_at: new Date().toISOString() }).where("kind", "=", "staff").execute(),
    );
    expect(await endOf(() => as(() => requireClient("tickets")))).toBe("to /login");
  });

  test("do so by their role only, for clients that are open", async () => {
    await staffOf("read-only");
    await expect(act()).rejects.toThrow("This role acts for no client");
    await beginAnew();
    takeBrowser();
    await staffOf("support");
    say({ getClientsDetails: ({ clientid }) => ({ client: { ...closed, id: clientid } }) });
    expect(await act()).toBe("closed");
    expect(await endOf(() => as(() => requireClient("nothing")))).toBe("to /login");
  });

  const closed = {
    status: "Closed",
    companyname: "",
    firstname: "",
    lastname: "",
    phonenumber: "",
    postcode: "",
    city: "",
    users: [{ id: 7, name: "Ines", email: ines.email, is_owner: true }],
  };
});

test("a session without a client opens nothing", async () => {
  await as(() =>
    beginClientSession(
      { userId: 7, clientId: 12, email: ines.email },
      { who: "user 7", action: "account.sign-in", result: "done", address: "" },
    ),
  );
  expect(await endOf(() => as(() => requireClient("nothing")))).toBe("went on");
  await changeStore((tx) => tx.updateTable("sessions").set({ client_id: null }).execute());
  asked.length = 0;
  expect(await endOf(() => as(() => requireClient("nothing")))).toBe("to /login");
  expect(askedOf("getClientsDetails")).toEqual([]);
  expect(makeClientScope(7, 12).permissions.size).toBe(0);
});
