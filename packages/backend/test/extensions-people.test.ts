import { testDatabases } from "@kraken/database/testing";
import { ActionError } from "@kraken/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD, openBooks, type TestBooks } from "./support/books.ts";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof ActionError ? error.reason : String(error)),
  );

describe.each(testDatabases())("Kraken's own actions about people, on $name", (kind) => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openBooks(kind);
  });
  afterAll(async () => {
    expect(books.failures).toEqual([]);
    await books.close();
  });

  const nobody = 999_999;

  /** An invitation as CreateClientInvite leaves it; answers its id. */
  const invited = (email: string, more: { accepted_at?: string; expires_at?: string } = {}) =>
    books.database.transaction(async (tx) => {
      const { id } = await tx
        .insertInto("user_invites")
        .values({
          client_id: 1,
          email,
          permissions: "profile,invoices",
          token_hash: `hash of ${email}`,
          invited_by_admin_id: 1,
          expires_at: "2026-12-01T00:00:00Z",
          created_at: "2026-11-20T08:00:00Z",
          ...more,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    });

  describe("KrakenGetInvitations and KrakenCancelInvitation", () => {
    it("list what is pending, and end it for good", async () => {
      const waiting = await invited("waiting@new.example");
      const late = await invited("late@new.example", { expires_at: "2026-11-22T00:00:00Z" });
      await invited("taken@new.example", { accepted_at: "2026-11-21T00:00:00Z" });
      const listed = await books.whmcs.krakenGetInvitations({ clientid: 1 });
      expect(listed).toMatchObject({ totalresults: 2, startnumber: 0, numreturned: 2 });
      expect(listed.invitations).toEqual([
        expect.objectContaining({ id: late, email: "late@new.example", expired: true }),
        {
          id: waiting,
          clientid: 1,
          email: "waiting@new.example",
          permissions: ["profile", "invoices"],
          invitedby: "Robin Holm",
          created_at: "2026-11-20T08:00:00",
          expires_at: "2026-12-01T00:00:00",
          expired: false,
        },
      ]);
      const page = await books.whmcs.krakenGetInvitations({ clientid: 1, limitstart: 1, limitnum: 1 });
      expect(page.invitations.map(({ id }) => id)).toEqual([waiting]);

      expect(await refusal(books.whmcs.krakenCancelInvitation({ invitationid: waiting, clientid: 2 }))).toBe(
        "Invitation ID Not Found",
      );
      expect(await books.whmcs.krakenCancelInvitation({ invitationid: waiting, clientid: 1 })).toEqual({
        invitationid: waiting,
      });
      await books.restart();
      const left = await books.whmcs.krakenGetInvitations({ clientid: 1 });
      expect(left.invitations.map(({ id }) => id)).toEqual([late]);
      expect(await refusal(books.whmcs.krakenCancelInvitation({ invitationid: waiting }))).toBe(
        "Invitation ID Not Found",
      );
    });

    it("refuse what is wrong", async () => {
      const taken = await invited("gone@new.example", { accepted_at: "2026-11-21T00:00:00Z" });
      expect(await refusal(books.whmcs.krakenCancelInvitation({ invitationid: taken }))).toBe(
        "The invitation has been accepted",
      );
      expect(await refusal(books.whmcs.krakenGetInvitations({ clientid: nobody }))).toBe("Client ID Not Found");
    });

    it("never tell a token", async () => {
      const { text } = await books.post({
        identifier: "test-identifier",
        secret: "test-secret",
        action: "KrakenGetInvitations",
        clientid: "1",
      });
      expect(text).not.toContain("hash of");
    });
  });

  describe("KrakenGetClientNotes", () => {
    it("lists what sticks first, then the newest", async () => {
      const before = (await books.whmcs.krakenGetClientNotes({ clientid: 6 })).totalresults;
      await books.database.transaction((tx) =>
        tx
          .insertInto("client_notes")
          .values([
            {
              client_id: 6,
              admin_id: 1,
              note: "Sticks",
              is_sticky: 1,
              created_at: "2099-01-01T00:00:00Z",
              updated_at: "2099-01-03T00:00:00Z",
            },
            {
              client_id: 6,
              admin_id: null,
              note: "Older",
              is_sticky: 0,
              created_at: "2099-01-02T00:00:00Z",
              updated_at: "2099-01-02T00:00:00Z",
            },
            {
              client_id: 6,
              admin_id: 2,
              note: "Newer",
              is_sticky: 0,
              created_at: "2099-01-03T00:00:00Z",
              updated_at: "2099-01-03T00:00:00Z",
            },
          ])
          .execute(),
      );
      const { notes, totalresults } = await books.whmcs.krakenGetClientNotes({ clientid: 6, limitnum: 100 });
      expect(totalresults).toBe(before + 3);
      expect(
        notes.filter(({ created_at }) => created_at?.startsWith("2099")).map(({ note, admin }) => [note, admin]),
      ).toEqual([
        ["Sticks", "Robin Holm"],
        ["Newer", "Jonas Brandt"],
        ["Older", ""],
      ]);
      expect(notes[0]).toMatchObject({
        clientid: 6,
        adminid: 1,
        sticky: true,
        created_at: "2099-01-01T00:00:00",
        updated_at: "2099-01-03T00:00:00",
      });
      expect(await refusal(books.whmcs.krakenGetClientNotes({ clientid: nobody }))).toBe("Client ID Not Found");
    });
  });

  describe("KrakenChangeUserPassword", () => {
    const change = (user_id: number, oldpassword: string, newpassword: string) =>
      books.whmcs.krakenChangeUserPassword({ user_id, oldpassword, newpassword });
    const login = (password2: string) =>
      refusal(books.whmcs.validateLogin({ email: "other@kraken.example", password2 }));

    it("asks for the old one, and then only the new one signs in", async () => {
      const { users } = await books.whmcs.getUsers({ search: "other@kraken.example" });
      const user = users[0]?.id ?? 0;
      await books.database.transaction((tx) =>
        tx
          .updateTable("users")
          .set({ reset_token_hash: "a link", reset_expires_at: "2026-11-24T00:00:00Z" })
          .where("id", "=", user)
          .execute(),
      );
      expect(await refusal(change(user, "not this one", "quite new"))).toBe("The existing password is incorrect");
      expect(await login(DEMO_PASSWORD)).toBe("done");
      expect(await change(user, DEMO_PASSWORD, "quite new")).toEqual({ user_id: user });
      await books.restart();
      expect(await login(DEMO_PASSWORD)).toBe("Email or Password Invalid");
      expect(await login("quite new")).toBe("done");
      const row = await books.database.db
        .selectFrom("users")
        .selectAll()
        .where("id", "=", user)
        .executeTakeFirstOrThrow();
      expect([row.reset_token_hash, row.reset_expires_at]).toEqual(["", null]);
    });

    it("refuses what is wrong", async () => {
      expect(await refusal(change(nobody, "x", "long enough"))).toBe("Invalid User ID requested");
      expect(await refusal(change(1, DEMO_PASSWORD, ""))).toBe("You did not enter a new password");
      expect(await refusal(change(1, DEMO_PASSWORD, "1234567"))).toBe("The new password is too short");
    });

    it("lets one of two at once win", async () => {
      const outcomes = await Promise.all(
        ["first new one", "second new one"].map((password) => refusal(change(1, DEMO_PASSWORD, password))),
      );
      expect(outcomes.sort()).toEqual(["The existing password is incorrect", "done"]);
    });
  });

  describe("KrakenRateTicketReply", () => {
    it("rates an answer of staff, as the ticket shows it then", async () => {
      const opened = await books.whmcs.openTicket({
        clientid: 1,
        deptid: 1,
        subject: "Rate me",
        message: "A question",
      });
      const ticketid = opened.id;
      await books.whmcs.addTicketReply({ ticketid, message: "An answer", adminusername: "admin" });
      await books.whmcs.addTicketReply({ ticketid, message: "Thanks", clientid: 1 });
      const [, answer, thanks] = (await books.whmcs.getTicket({ ticketid })).replies;
      const replyid = answer?.replyid ?? 0;
      expect(answer?.rating).toBe(0);
      expect(await books.whmcs.krakenRateTicketReply({ ticketid, replyid, rating: 2 })).toEqual({ ticketid, replyid });
      await books.whmcs.krakenRateTicketReply({ replyid, rating: 5 });
      await books.restart();
      expect((await books.whmcs.getTicket({ ticketid })).replies.map((reply) => reply.rating)).toEqual([null, 5, 0]);

      const rate = (input: { ticketid?: number; replyid: number; rating: number }) =>
        refusal(books.whmcs.krakenRateTicketReply(input));
      expect(await rate({ replyid, rating: 0 })).toBe("A rating is a whole number from 1 to 5");
      expect(await rate({ replyid, rating: 6 })).toBe("A rating is a whole number from 1 to 5");
      expect(await rate({ replyid: nobody, rating: 3 })).toBe("Reply ID Not Found");
      expect(await rate({ ticketid: ticketid + 1, replyid, rating: 3 })).toBe("Reply ID Not Found");
      expect(await rate({ replyid: thanks?.replyid ?? 0, rating: 3 })).toBe("Only an answer of staff can be rated");
    });
  });
});
