import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { pageOf } from "../../paging.ts";
import { wireTime } from "../../wire/amounts.ts";

const fullName = (first: string | null, last: string | null) => `${first ?? ""} ${last ?? ""}`.trim();

export const krakenGetInvitations = handler(
  actions.krakenGetInvitations,
  async ({ db, now }, input) => {
    const client = await db.selectFrom("clients").select("id").where("id", "=", input.clientid).executeTakeFirst();
    if (!client) return refuse("Client ID Not Found");
    const { limit, offset } = pageOf(input);
    const pending = db
      .selectFrom("user_invites as invites")
      .where("invites.client_id", "=", client.id)
      .where("invites.accepted_at", "is", null);
    const [{ total }, rows] = await Promise.all([
      pending.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
      pending
        .leftJoin("users", "users.id", "invites.invited_by_user_id")
        .leftJoin("admins", "admins.id", "invites.invited_by_admin_id")
        .select(["invites.id", "invites.client_id", "invites.email", "invites.permissions"])
        .select(["invites.created_at", "invites.expires_at"])
        .select(["users.firstname as user_firstname", "users.lastname as user_lastname"])
        .select(["admins.firstname as admin_firstname", "admins.lastname as admin_lastname"])
        .orderBy("invites.id", "desc")
        .limit(limit)
        .offset(offset)
        .execute(),
    ]);
    const invitations = rows.map((row) => ({
      id: row.id,
      clientid: row.client_id,
      email: row.email,
      permissions: row.permissions.split(",").filter(Boolean),
      invitedby: fullName(row.user_firstname, row.user_lastname) || fullName(row.admin_firstname, row.admin_lastname),
      created_at: wireTime(row.created_at),
      expires_at: wireTime(row.expires_at),
      expired: row.expires_at <= now,
    }));
    return { totalresults: total, startnumber: offset, numreturned: invitations.length, invitations };
  },
  { clientid: "Client ID Not Found" },
);
