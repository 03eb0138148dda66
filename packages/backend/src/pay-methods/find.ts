import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";

/** A pay method, of that client where one is named. @throws Refusal in the words of UpdatePayMethod */
export async function findPayMethod(db: Context["db"] | Tx, id: number, clientId: number | undefined) {
  const found = await db.selectFrom("pay_methods").selectAll().where("id", "=", id).executeTakeFirst();
  if (!found) return refuse("Invalid Pay Method ID");
  if (clientId !== undefined && found.client_id !== clientId) refuse("Pay Method does not belong to passed Client ID");
  return found;
}
