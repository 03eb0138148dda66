import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { tokenHash } from "../../users/tokens.ts";
import { wireTime } from "../../wire/amounts.ts";

const INVALID = "The link is invalid or has expired";

export const krakenGetInvitation = handler(
  actions.krakenGetInvitation,
  async ({ db, now }, { token }) => {
    const row = await db
      .selectFrom("user_invites")
      .innerJoin("clients", "clients.id", "user_invites.client_id")
      .selectAll("user_invites")
      .select(["clients.firstname", "clients.lastname", "clients.companyname"])
      .where("token_hash", "=", tokenHash(token))
      .where("accepted_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    if (!row) return refuse(INVALID);
    return {
      invitationid: row.id,
      client_id: row.client_id,
      account: row.companyname || `${row.firstname} ${row.lastname}`.trim(),
      email: row.email,
      permissions: row.permissions.split(",").filter((name) => name !== ""),
      expires_at: wireTime(row.expires_at),
    };
  },
  { token: INVALID },
);
