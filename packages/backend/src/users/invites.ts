import type { Context, Tx } from "../context.ts";
import { portalPage } from "../mail/fields/shown.ts";
import { Secret } from "../mail/merge.ts";
import { queueMail } from "../mail/queue.ts";
import { readSettings } from "../settings.ts";
import { storedPermissions } from "./permissions.ts";
import { later, newToken, tokenHash } from "./tokens.ts";

/** Seven days. */
const VALID_SECONDS = 7 * 86_400;

/** The user with an address who may act for a client already, or undefined. */
export async function userOfClient(db: Context["db"] | Tx, clientId: number, email: string) {
  return db
    .selectFrom("user_clients")
    .innerJoin("users", "users.id", "user_clients.user_id")
    .select("users.id")
    .where("user_clients.client_id", "=", clientId)
    .where(({ fn }) => fn("lower", ["users.email"]), "=", email.toLowerCase())
    .executeTakeFirst();
}

export type Invitation = {
  clientId: number;
  email: string;
  permissions: readonly string[];
  invitedByUserId?: number | undefined;
  invitedByAdminId?: number | undefined;
};

/**
 * Invites an address to act for a client: an older invitation that nobody followed is gone, and a link is mailed. Only
 * the hash of its token is kept. Lock the client before.
 */
export async function inviteUser(context: Context, tx: Tx, invitation: Invitation): Promise<number> {
  const { clientId, email } = invitation;
  await tx
    .deleteFrom("user_invites")
    .where("client_id", "=", clientId)
    .where(({ fn }) => fn("lower", ["email"]), "=", email.toLowerCase())
    .where("accepted_at", "is", null)
    .execute();
  const { token, hash } = newToken();
  const invite = await tx
    .insertInto("user_invites")
    .values({
      client_id: clientId,
      email,
      permissions: storedPermissions(invitation.permissions),
      token_hash: hash,
      invited_by_user_id: invitation.invitedByUserId ?? null,
      invited_by_admin_id: invitation.invitedByAdminId ?? null,
      expires_at: later(context.now, VALID_SECONDS),
      created_at: context.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const settings = await readSettings(tx);
  const client = await tx
    .selectFrom("clients")
    .select(["firstname", "lastname", "companyname", "language"])
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  const sender =
    invitation.invitedByUserId === undefined
      ? undefined
      : await tx
          .selectFrom("users")
          .select(["firstname", "lastname"])
          .where("id", "=", invitation.invitedByUserId)
          .executeTakeFirst();
  const known = await tx
    .selectFrom("users")
    .select("firstname")
    .where(({ fn }) => fn("lower", ["email"]), "=", email.toLowerCase())
    .executeTakeFirst();
  const account = client.companyname || `${client.firstname} ${client.lastname}`.trim();
  await queueMail(context, tx, {
    template: "Account Access Invitation",
    about: {
      clientId: null,
      to: email,
      language: client.language,
      fields: {
        user_email: email,
        user_first_name: known?.firstname || email,
        invite_account_name: account,
        invite_sender_name: sender ? `${sender.firstname} ${sender.lastname}`.trim() : settings.text("CompanyName"),
        invite_accept_url: new Secret(portalPage(settings, `invitations/accept?token=${token}`)),
      },
    },
  });
  return invite.id;
}

/**
 * Makes a user one who may act for the client of an invitation that he holds the token of, once and in time. The
 * address it went to does not have to be the user's: whoever has the link was invited, as with WHMCS. Answers the
 * client's id; undefined for a token that is none, or no more.
 */
export async function acceptInvite(
  { now, lockRow }: Pick<Context, "now" | "lockRow">,
  tx: Tx,
  token: string,
  userId: number,
): Promise<number | undefined> {
  const find = () =>
    tx
      .selectFrom("user_invites")
      .selectAll()
      .where("token_hash", "=", tokenHash(token))
      .where("accepted_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirst();
  const seen = await find();
  if (!seen) return undefined;
  await lockRow(tx, "user_invites", seen.id);
  const invite = await find();
  if (!invite) return undefined;
  await tx
    .insertInto("user_clients")
    .values({
      user_id: userId,
      client_id: invite.client_id,
      permissions: invite.permissions,
      invited_by_user_id: invite.invited_by_user_id,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["user_id", "client_id"]).doNothing())
    .execute();
  await tx.updateTable("user_invites").set({ accepted_at: now }).where("id", "=", invite.id).execute();
  return invite.client_id;
}
