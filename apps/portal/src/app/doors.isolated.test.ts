import { beforeEach, describe, expect, test, vi } from "vitest";
import { requireStaff, staffScope } from "../access/access.ts";
import { actAsClient } from "../access/acting.ts";
import { signInClient, signInStaff } from "../access/login.ts";
import { type ActionEntry, type Entry, handlers, pages, serverActions } from "../access/manifest.ts";
import { roleMay } from "../access/roles.ts";
import { addStaffAccount } from "../access/staff.ts";
import {
  as,
  asked,
  beginAnew,
  browser,
  endOf,
  ines,
  OWNER_PASSWORD,
  say,
  takeBrowser,
  tomas,
} from "../access/test/world.ts";
import { openStore } from "../store/store.ts";

/*
 * Every page, route handler and server action of the manifest, called as Next calls it by somebody who may not: each asks
 * for its own permission itself, before WHMCS is asked for anything but who he is. The same is tried from outside, with
 * everybody's ids, by e2e/matrix.spec.ts.
 */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../access/even-time.ts", () => ({ evenTime: () => async () => {} }));

type Module = Record<string, (...args: unknown[]) => Promise<unknown>>;
const files = import.meta.glob<Module>(["./**/page.tsx", "./**/route.ts", "./**/*actions.ts", "./preferences.ts"]);

/** "./(client)/tickets/[id]/page.tsx" is the route "/tickets/[id]". */
const routeOf = (file: string) =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;
const fileOf = (route: string, name: string) =>
  Object.keys(files).find((file) => file.endsWith(`/${name}`) && routeOf(file) === route) ?? "";

async function exportOf(file: string, name: string) {
  const found = (await files[file]?.())?.[name];
  if (!found) throw new Error(`${file} has no ${name}`);
  return found;
}

const idOf: Record<string, string> = { number: "447101", message: "0", index: "0", kind: "messages" };
const paramsOf = (route: string) =>
  Object.fromEntries([...route.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => [name, idOf[name] ?? "3"]));

type Door = { name: string; entry: Entry; open: () => Promise<unknown> };

const pageDoors = Object.entries(pages).map(([route, entry]): Door => {
  const props = { params: Promise.resolve(paramsOf(route)), searchParams: Promise.resolve({}) };
  return { name: route, entry, open: async () => (await exportOf(fileOf(route, "page.tsx"), "default"))(props) };
});
const handlerDoors = Object.entries(handlers).map(([name, entry]): Door => {
  const [method = "", route = ""] = name.split(" ");
  const context = { params: Promise.resolve(paramsOf(route)) };
  const request = new Request(`https://portal.example${route}`);
  return { name, entry, open: async () => (await exportOf(fileOf(route, "route.ts"), method))(request, context) };
});
const actionDoors = Object.entries(serverActions).map(([name, entry]): Door => {
  const [file = "", action = ""] = name.split("#");
  return {
    name,
    entry,
    open: async () => {
      const run = await exportOf(`./${file}`, action);
      const form = formOf(entry);
      return run.length > 1 ? run({}, form) : run(form);
    },
  };
});

function formOf({ fields = {}, ids = {} }: ActionEntry): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const name of Object.keys(ids)) form.set(name, "3");
  return form;
}

const doors = [...pageDoors, ...handlerDoors, ...actionDoors];
const of = (who: Entry["who"], list = doors) => list.filter(({ entry }) => entry.who === who);

beforeEach(beginAnew);

/** WHMCS was asked for nothing but who this is and what he may do. */
const onlyWho = () =>
  expect(
    asked.filter(({ name }) => !/^(getClientsDetails|getUserPermissions|getUsers|validateLogin)$/.test(name)),
  ).toEqual([]);

test("every entry of the manifest has its code", () => {
  for (const { name } of pageDoors) expect(fileOf(name, "page.tsx"), name).not.toBe("");
  expect(doors.length).toBeGreaterThan(70);
});

describe("who is not signed in", () => {
  test.each(of("client").map((door) => [door.name, door] as const))(
    "is led from %s to sign in",
    async (_, { open }) => {
      expect(await endOf(() => as(open))).toMatch(/^to \/login/);
      expect(asked).toEqual([]);
    },
  );

  test.each(of("staff").map((door) => [door.name, door] as const))(
    "is led from %s to staff's sign-in",
    async (_, { open }) => {
      expect(await endOf(() => as(open))).toMatch(/^to \/admin\/login/);
      expect(asked).toEqual([]);
    },
  );
});

const needing = of("client").filter(({ entry }) => "need" in entry && entry.need !== undefined && entry.need !== "own");
test.each(needing.map((door) => [door.name, door] as const))(
  "%s is not for a user without the permission",
  async (_, { open }) => {
    say({ getUserPermissions: () => ({ permissions: ["affiliates"] }) });
    await as(() => signInClient(tomas.email, tomas.password));
    asked.length = 0;
    expect(await endOf(() => as(open))).toBe("403");
    onlyWho();
  },
);

const roles = ["billing", "support", "read-only"] as const;
async function beStaff(role: (typeof roles)[number]): Promise<void> {
  await as(() => signInStaff("", OWNER_PASSWORD));
  const email = `${role}@staff.example`;
  const made = { name: role, email, role, admin_username: "robin", admin_id: 3 };
  const { password } = await as(async () => addStaffAccount(await requireStaff(), made));
  takeBrowser();
  await as(() => signInStaff(email, password));
  expect((await as(staffScope))?.member.role).toBe(role);
  asked.length = 0;
}

describe.each(roles)("staff with the role %s", (role) => {
  const refused = of("staff").filter(({ entry }) => entry.who === "staff" && !roleMay(role, entry.need ?? "read"));
  test("find nothing where their role does not lead", async () => {
    await beStaff(role);
    expect(refused.length).toBeGreaterThan(2);
    for (const { name, open } of refused) expect(await endOf(() => as(open)), name).toBe("404");
    onlyWho();
  });
});

test("what is a user's own, staff who act for his client do not do", async () => {
  await beStaff("support");
  expect(await as(async () => actAsClient(await requireStaff(), 12, "To look"))).toBe("opened");
  const own = of("client", actionDoors).filter(({ entry }) => "need" in entry && entry.need === "own");
  expect(own.length).toBeGreaterThan(6);
  for (const { name, open } of own) expect(await endOf(() => as(open)), name).toBe("404");
  // Refused for being his own, and for no other reason.
  const { db } = await openStore();
  const lines = await db.selectFrom("audit_entries").select("note").where("action", "=", "access.write").execute();
  expect(lines.filter(({ note }) => note === "own")).toHaveLength(own.length);
});

describe("a form that came from elsewhere", () => {
  test.each(["https://evil.example", "null", undefined])(
    "(Origin: %s) does nothing, whatever it is and whoever sent it",
    async (origin) => {
      await as(() => signInClient(ines.email, ines.password));
      await as(() => signInStaff("", OWNER_PASSWORD));
      asked.length = 0;
      if (origin === undefined) browser.headers.delete("origin");
      else browser.headers.set("origin", origin);
      const before = [...browser.cookies];
      for (const { name, open } of actionDoors) expect(await endOf(() => as(open)), name).toBe("403");
      expect([...browser.cookies]).toEqual(before);
      onlyWho();
    },
  );
});
