import type { Context, Tx } from "../context.ts";
import { portalPage } from "../mail/fields/shown.ts";
import { Secret } from "../mail/merge.ts";
import { queueMail } from "../mail/queue.ts";
import { readSettings } from "../settings.ts";
import { later, newToken, tokenHash } from "./tokens.ts";

/** Two hours, as WHMCS gives them. */
const VALID_SECONDS = 2 * 3600;

/** Mails a user a link to set a new password. Only the hash of its token is kept; an older link is worth nothing. */
export async function offerReset(context: Context, tx: Tx, userId: number): Promise<void> {
  const { token, hash } = newToken();
  await tx
    .updateTable("users")
    .set({ reset_token_hash: hash, reset_expires_at: later(context.now, VALID_SECONDS) })
    .where("id", "=", userId)
    .execute();
  const settings = await readSettings(tx);
  await queueMail(context, tx, {
    template: "Password Reset Validation",
    about: userId,
    merge: { reset_password_url: new Secret(portalPage(settings, `login/reset?token=${token}`)) },
  });
}

/** The user whose reset token this is, while it is good; undefined for any other text. */
export async function userOfReset(db: Context["db"] | Tx, token: string, now: string): Promise<number | undefined> {
  const user = await db
    .selectFrom("users")
    .select("id")
    .where("reset_token_hash", "=", tokenHash(token))
    .where("reset_expires_at", ">", now)
    .executeTakeFirst();
  return user?.id;
}

/** Sets a user's password by its hash, made before the transaction. Open reset links end, and he is told by mail. */
export async function setPassword(
  context: Context,
  tx: Tx,
  userId: number,
  hash: string,
  { tell = true } = {},
): Promise<void> {
  await tx
    .updateTable("users")
    .set({ password_hash: hash, reset_token_hash: "", reset_expires_at: null, updated_at: context.now })
    .where("id", "=", userId)
    .execute();
  if (tell) await queueMail(context, tx, { template: "Password Reset Confirmation", about: userId });
}
