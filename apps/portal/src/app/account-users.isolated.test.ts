import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientScope, requireStaff } from "../access/access.ts";
import { actAsClient } from "../access/acting.ts";
import { invitationOf, joinAsNew } from "../access/invitations.ts";
import { signInClient, signInStaff } from "../access/login.ts";
import {
  as,
  askedOf,
  beginAnew,
  elsewhere,
  endOf,
  formOf,
  ines,
  OWNER_PASSWORD,
  refusal,
  say,
  tomas,
  tries,
  unknownAction,
} from "../access/test/world.ts";
import { forgetUnserved } from "../data/engine.ts";
import { member, members } from "../data/members.ts";
import { change, invite, remove, withdraw } from "./(client)/account/users/actions.ts";
import type { FormState } from "./forms/described-form.tsx";
import { accept, join } from "./invitations/accept/actions.ts";

/* Who acts for a client: what its owner may change, what nobody may, and how an invitation is taken up. */

vi.mock("next/headers", async () => (await import("../access/test/world.ts")).nextHeaders);
vi.mock("../lib/whmcs.ts", async () => (await import("../access/test/world.ts")).whmcsModule);
vi.mock("../access/even-time.ts", () => ({ evenTime: () => async () => {} }));

type Action = (before: FormState, form: FormData) => Promise<FormState>;
const empty: FormState = { values: {}, errors: [] };
const sent = (action: Action, fields: Record<string, string>) => as(() => action(empty, formOf(fields)));
const ended = (action: Action, fields: Record<string, string>) => endOf(() => sent(action, fields));

const TOKEN = "t".repeat(40);
const invitation = { invitationid: 4, client_id: 13, account: "Company 13", email: "mona@new.example" };

beforeEach(async () => {
  await beginAnew();
  forgetUnserved();
  say({
    createClientInvite: () => ({}),
    updateUserPermissions: () => ({}),
    deleteUserClient: () => ({}),
    krakenGetInvitations: () => [
      { id: 4, clientid: 12, email: "m@n.example", permissions: ["tickets"], expired: false },
    ],
    krakenCancelInvitation: () => ({ invitationid: 4 }),
    krakenGetInvitation: ({ token }) => {
      if (token !== TOKEN) throw refusal("The link is invalid or has expired");
      return { ...invitation, permissions: ["tickets"], expires_at: "2030-01-01T00:00:00" };
    },
    krakenAcceptInvitation: () => ({ client_id: 13, user_id: ines.id }),
    addUser: () => ({ user_id: 50 }),
  });
});

describe("the owner", () => {
  beforeEach(async () => {
    await as(() => signInClient(ines.email, ines.password));
  });

  test("says what another user may do: what is ticked, and no word that WHMCS does not have", async () => {
    const fields = { user: String(tomas.id), "may.tickets": "on", "may.orders": "on", "may.everything": "on" };
    expect(await ended(change, fields)).toBe("to /account/users");
    expect(askedOf("updateUserPermissions")).toEqual([
      { user_id: tomas.id, client_id: 12, permissions: ["tickets", "orders"] },
    ]);
    expect((await sent(change, { user: String(tomas.id) })).errors).toHaveLength(1);
  });

  test("changes neither what he may do himself, nor users of others, and removes neither", async () => {
    for (const user of [ines.id, 99, 12345])
      for (const action of [change, remove])
        expect(await ended(action, { user: String(user), "may.profile": "on" }), String(user)).toBe("404");
    expect(askedOf("updateUserPermissions")).toEqual([]);
    expect(askedOf("deleteUserClient")).toEqual([]);
  });

  test("ends that another acts for the client", async () => {
    expect(await ended(remove, { user: String(tomas.id) })).toBe("to /account/users");
    expect(askedOf("deleteUserClient")).toEqual([{ user_id: tomas.id, client_id: 12 }]);
  });

  test("invites by e-mail, and not without end", async () => {
    const fields = { email: " mona@new.example ", "may.tickets": "on", client_id: "13" };
    expect(await ended(invite, fields)).toBe("to /account/users");
    expect(askedOf("createClientInvite")).toEqual([
      { client_id: 12, email: "mona@new.example", permissions: ["tickets"] },
    ]);
    expect((await sent(invite, { email: "none", "may.tickets": "on" })).errors[0]?.name).toBe("email");
    say({
      createClientInvite: () => {
        throw refusal("User already associated with client");
      },
    });
    expect((await sent(invite, fields)).errors[0]?.message).toMatch(/already/);
    const more = await tries(async () => {
      const { problem } = await sent(invite, fields);
      if (problem) throw Object.assign(new Error("enough"), { problem });
    }, 40).catch((error: { problem?: { title: string } }) => error.problem?.title);
    expect(more).toBe("That was tried too often");
  });

  test("takes back an invitation of his own client's, where the engine has them", async () => {
    expect(await ended(withdraw, { invitation: "4" })).toBe("to /account/users");
    expect(askedOf("krakenCancelInvitation")).toEqual([{ invitationid: 4, clientid: 12 }]);
    expect(await ended(withdraw, { invitation: "5" })).toBe("404");
    say({
      krakenGetInvitations: () => {
        throw unknownAction();
      },
    });
    expect(await ended(withdraw, { invitation: "4" })).toBe("404");
  });

  test("takes an invitation up as himself, and acts for that client from then on", async () => {
    say({
      getClientsDetails: ({ clientid }) => ({
        client: {
          id: clientid,
          status: "Active",
          companyname: `Company ${clientid}`,
          firstname: "F",
          lastname: "L",
          email: ines.email,
          language: "english",
          users: [{ id: ines.id, name: "Ines", email: ines.email, is_owner: clientid === 12 }],
        },
      }),
    });
    expect(await ended(accept, { token: TOKEN })).toBe("to /");
    expect(askedOf("krakenAcceptInvitation")).toEqual([{ token: TOKEN, user_id: ines.id }]);
    expect((await as(clientScope))?.clientId).toBe(13);
  });

  test.each([
    ["", 0],
    ["short", 0],
    ["a b".repeat(10), 0],
    ["x".repeat(101), 0],
    ["x".repeat(40), 1],
  ])("a link that is none (%j) is over, and WHMCS is asked only for what can be one", async (token, times) => {
    expect(await ended(accept, { token })).toBe("to /invitations/accept?gone=1");
    expect(askedOf("krakenGetInvitation")).toHaveLength(times);
    expect(askedOf("krakenAcceptInvitation")).toEqual([]);
  });

  test("sees what each other user may do, and WHMCS is not asked about himself", async () => {
    const scope = await as(clientScope);
    if (!scope) throw new Error("Nobody is signed in");
    expect(await members(scope)).toMatchObject([
      { id: ines.id, isOwner: true, permissions: [] },
      { id: tomas.id, isOwner: false, permissions: ["tickets"] },
    ]);
    expect(askedOf("getUserPermissions")).toEqual([{ user_id: tomas.id, client_id: 12 }]);
    expect(await member(scope, tomas.id)).toMatchObject({ id: tomas.id });
    expect(await member(scope, 12345)).toBeUndefined();
  });
});

test("a link is guessed at so often and no more", async () => {
  expect(await tries(() => as(() => invitationOf("g".repeat(40))))).toBe(10);
  // One that is right does not count.
  for (let at = 0; at < 15; at++) expect(await as(() => invitationOf(TOKEN))).toMatchObject({ client: 13 });
});

test("staff who act for a client take up no invitation for him", async () => {
  await as(() => signInStaff("", OWNER_PASSWORD));
  expect(await as(async () => actAsClient(await requireStaff(), 12, "To look"))).toBe("opened");
  expect(await ended(accept, { token: TOKEN })).toBe("404");
  expect(askedOf("krakenAcceptInvitation")).toEqual([]);
});

describe("without a session", () => {
  const newMember = { firstName: "Mona", lastName: "Lund", password: "three herons on a pier", language: "english" };
  const made = { token: TOKEN, firstName: "Mona", lastName: "Lund", newPassword: "three herons on a pier" };

  test("a sign-in is made for the address that was invited, and no other", async () => {
    expect(await ended(join, { ...made, email: "eve@evil.example", client_id: "12" })).toBe("to /login");
    expect(askedOf("addUser")).toMatchObject([{ email: "mona@new.example", password2: made.newPassword }]);
    expect(askedOf("krakenAcceptInvitation")).toEqual([{ token: TOKEN, user_id: 50 }]);
    expect(await as(clientScope)).toBeUndefined();
  });

  test("a bad password makes none", async () => {
    const back = await sent(join, { ...made, newPassword: "password" });
    expect(back.errors.map(({ name }) => name)).toEqual(["newPassword"]);
    expect(back.values).not.toHaveProperty("newPassword");
    expect(askedOf("addUser")).toEqual([]);
  });

  test("few are made at once, and for one address so many and no more", async () => {
    let running = 0;
    let most = 0;
    say({
      krakenGetInvitation: ({ token }) => ({ ...invitation, email: `${token}@new.example`, permissions: [] }),
      addUser: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return { user_id: 50 };
      },
    });
    const all = Array.from({ length: 12 }, (_, at) => `${"n".repeat(30)}${at}`);
    await Promise.all(all.map((token, at) => elsewhere(at).run(() => joinAsNew(token, newMember))));
    expect(most).toBe(4);
    expect(await tries((at) => elsewhere(at).run(() => joinAsNew(TOKEN, newMember)))).toBe(5);
  });

  test("where the address has a sign-in, that one is asked for", async () => {
    say({
      addUser: () => {
        throw refusal("A user already exists with that email address");
      },
    });
    expect(await ended(join, made)).toBe(`to /invitations/accept?token=${TOKEN}&way=known`);
    expect(askedOf("krakenAcceptInvitation")).toEqual([]);
  });

  test("a sign-in that there is takes it up; a wrong password does not, and is tried ten times", async () => {
    const fields = { token: TOKEN, email: tomas.email, oldPassword: tomas.password };
    expect(await ended(join, fields)).toBe("to /login");
    expect(askedOf("krakenAcceptInvitation")).toEqual([{ token: TOKEN, user_id: tomas.id }]);
    let wrong = 0;
    for (let at = 0; at < 15; at++) {
      const { errors } = await sent(join, { ...fields, oldPassword: `wrong ${at}` });
      if (errors.length > 0) wrong += 1;
    }
    expect(wrong).toBe(10);
    expect(askedOf("krakenAcceptInvitation")).toHaveLength(1);
  });
});
