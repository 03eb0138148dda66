import type { Context } from "../context.ts";
import type { Person } from "./result.ts";

/** A client as third parties are told of it; undefined when there is none. */
export async function personOf(db: Context["db"], clientId: number): Promise<Person | undefined> {
  const row = await db
    .selectFrom("clients")
    .select(["firstname", "lastname", "companyname", "email", "address1", "address2", "city", "state", "postcode"])
    .select(["country", "phonenumber"])
    .where("id", "=", clientId)
    .executeTakeFirst();
  return row && { clientId, ...row };
}
