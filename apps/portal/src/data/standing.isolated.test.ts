import { ActionError, ConnectionError } from "@kraken/sdk";
import { beforeEach, expect, test, vi } from "vitest";
import { everything, permissions } from "../access/permissions.ts";
import { makeClientScope, makePublicScope } from "../access/scope.ts";
import { myClients, type Standing, standing, userByEmail } from "./standing.ts";

/** What a fake WHMCS answers. */
const whmcs = vi.hoisted(() => ({
  getClientsDetails: vi.fn(),
  getUserPermissions: vi.fn(),
  paginate: { getUsers: vi.fn() },
}));
// What is kept of answers has tests of its own: here WHMCS is asked each time.
vi.mock("../lib/whmcs.ts", () => ({ whmcs: { ...whmcs, through: () => whmcs } }));

const nobody = makePublicScope();
const owner = { id: 7, name: "Ines Falk", email: "ines@fjord.example", is_owner: true };
const member = { id: 8, name: "Tomas Berg", email: "tomas@fjord.example", is_owner: false };
const client = (id: number, change: object = {}) => ({
  client: {
    id,
    status: "Active",
    companyname: `Company ${id}`,
    firstname: "Ines",
    lastname: "Falk",
    email: "ines@fjord.example",
    owner_user_id: 7,
    users: [owner, member],
    ...change,
  },
});
const said = (message: string) => new ActionError(message, { action: "GetUserPermissions", duration: 1 });

/** What somebody may do, who may do something. */
async function standingOf(userId: number, clientId: number): Promise<Standing> {
  const found = await standing(nobody, userId, clientId);
  if (typeof found === "string") throw new Error(`No standing: ${found}`);
  return found;
}

beforeEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
  whmcs.getClientsDetails.mockImplementation(async ({ clientid }) => client(clientid));
  whmcs.getUserPermissions.mockResolvedValue({ permissions: ["domains", "tickets", "a new one"] });
});

test("an owner may do everything, and his permissions are not asked for", async () => {
  expect(await standing(nobody, 7, 12)).toMatchObject({ isOwner: true, permissions: everything });
  expect(everything.size).toBe(permissions.length);
  expect(permissions).toHaveLength(13);
  expect(whmcs.getUserPermissions).not.toHaveBeenCalled();
});

test("it says in which language the client is spoken to", async () => {
  whmcs.getClientsDetails.mockResolvedValue(client(12, { language: "spanish" }));
  expect((await standingOf(7, 12)).language).toBe("spanish");
  expect((await standingOf(8, 12)).language).toBe("spanish");
});

test("a member may do what he was given, of what is known", async () => {
  const found = await standingOf(8, 12);
  expect([...found.permissions]).toEqual(["domains", "tickets"]);
  expect(whmcs.getUserPermissions).toHaveBeenLastCalledWith({ user_id: 8, client_id: 12 });
});

test.each([
  ["the documented answer, which has none", async () => ({ permissions: [] })],
  ["an API role without the action", async () => Promise.reject(said("Invalid Permissions: API action"))],
])("where they can't be read he may do nothing: %s", async (_, answer) => {
  whmcs.getUserPermissions.mockImplementation(answer);
  const found = await standingOf(8, 12);
  expect(found.permissions.size).toBe(0);
});

test("while WHMCS does not answer, nobody says what he may do", async () => {
  whmcs.getUserPermissions.mockRejectedValue(new ConnectionError("cut", { action: "GetUserPermissions", duration: 1 }));
  await expect(standing(nobody, 8, 12)).rejects.toThrow(ConnectionError);
});

test.each([
  ["somebody else", 9, {}, "removed"],
  ["a member of nothing", 8, { users: [owner] }, "removed"],
  ["the owner of a closed client", 7, { status: "Closed" }, "closed"],
  ["a member, where no users are listed", 8, { users: [] }, "removed"],
  ["an owner by his id, who is not among those that are listed", 7, { users: [member] }, "removed"],
])("%s has no standing", async (_, userId, change, why) => {
  whmcs.getClientsDetails.mockResolvedValue(client(12, change));
  expect(await standing(nobody, userId, 12)).toBe(why);
});

test("an owner is known by his id where no users are listed", async () => {
  whmcs.getClientsDetails.mockResolvedValue(client(12, { users: [] }));
  expect((await standingOf(7, 12)).isOwner).toBe(true);
});

test("a client that is gone, or another than was asked for, gives no standing", async () => {
  whmcs.getClientsDetails.mockRejectedValueOnce(said("Client Not Found"));
  expect(await standing(nobody, 7, 12)).toBe("deleted");
  whmcs.getClientsDetails.mockResolvedValueOnce(client(13));
  expect(await standing(nobody, 7, 12)).toBe("deleted");
});

test("one user's permissions are not another's, nor for another client", async () => {
  whmcs.getUserPermissions.mockImplementation(async ({ client_id }) => ({
    permissions: client_id === 12 ? ["invoices"] : ["orders"],
  }));
  expect([...(await standingOf(8, 12)).permissions]).toEqual(["invoices"]);
  expect([...(await standingOf(8, 13)).permissions]).toEqual(["orders"]);
});

const found = (rows: object[]) =>
  whmcs.paginate.getUsers.mockImplementation(async function* () {
    yield* rows;
  });
const row = {
  id: 8,
  firstname: "Tomas",
  lastname: "Berg",
  email: "Tomas@fjord.example",
  clients: [{ id: 12 }, { id: 13 }],
};

test("a user is found by his whole address, not by what the search finds besides", async () => {
  found([
    { ...row, id: 5, email: "tomas@fjord.example.org" },
    { ...row, id: 6, lastname: "tomas@fjord.example", email: "x@y.zz" },
    row,
  ]);
  expect((await userByEmail(nobody, "tomas@fjord.example"))?.id).toBe(8);
  expect(await userByEmail(nobody, "tomas@fjord")).toBeUndefined();
});

test("a user's clients are those of his own login, the closed ones left out", async () => {
  whmcs.getClientsDetails.mockImplementation(async ({ clientid }) =>
    client(clientid, clientid === 13 ? { status: "Closed" } : {}),
  );
  found([row]);
  const scope = makeClientScope(8, 12);
  expect(await myClients(scope)).toEqual([{ id: 12, name: "Company 12" }]);
  found([{ ...row, id: 99 }]);
  expect(await myClients(scope)).toEqual([]);
});

test("his clients are found by the address he signed in with, and by his new one when that is another's by now", async () => {
  const before = { ...row, id: 99, email: "old@fjord.example", clients: [{ id: 14 }] };
  found([before, row]);
  const scopeOf = (name: string) => makeClientScope(8, 12, { name });
  expect((await myClients(scopeOf(row.email))).map(({ id }) => id)).toEqual([12, 13]);
  expect(whmcs.getClientsDetails).not.toHaveBeenCalledWith({ clientid: 14, stats: true });
  expect((await myClients(scopeOf(before.email))).map(({ id }) => id)).toEqual([12, 13]);
});
