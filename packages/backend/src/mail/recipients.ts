import type { Context, Tx } from "../context.ts";
import { isEmail } from "../people/addresses.ts";
import type { Subject } from "./fields/subject.ts";
import type { MailType } from "./templates/index.ts";

export type Recipients = { to: string[]; cc: string[] };

/** The preference that says who gets mail of a type; none for mail that is not about an account. */
const preference = {
  general: "email_general",
  product: "email_product",
  domain: "email_domain",
  invoice: "email_invoice",
  support: "email_support",
  affiliate: "email_affiliate",
} as const;

const isPreference = (type: MailType): type is keyof typeof preference => type in preference;

/** Addresses that are some, each once whatever its case. */
function usable(addresses: readonly string[], taken: readonly string[] = []): string[] {
  const seen = new Set(taken.map((address) => address.toLowerCase()));
  return addresses.filter((address) => {
    const key = address.toLowerCase();
    if (!isEmail(address) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Who gets a mail of a type: whom its subject names, or else the client, if he wants such mail; and a copy to those of
 * his contacts who want it. Nobody when all of them have it turned off.
 */
export async function recipientsOf(
  db: Context["db"] | Tx,
  type: MailType,
  subject: Subject,
  given: string | undefined,
): Promise<Recipients> {
  const named = given ?? subject.to;
  const copies = [...(subject.cc ?? [])];
  const found: string[] = named === undefined ? [] : [named];
  if (subject.clientId !== null && isPreference(type) && given === undefined) {
    const wants = preference[type];
    const client = await db
      .selectFrom("clients")
      .select(["email", wants])
      .where("id", "=", subject.clientId)
      .executeTakeFirst();
    if (named === undefined && client?.[wants] === 1) found.push(client.email);
    const contacts = await db
      .selectFrom("contacts")
      .select("email")
      .where("client_id", "=", subject.clientId)
      .where(wants, "=", 1)
      .orderBy("id")
      .execute();
    copies.push(...contacts.map((contact) => contact.email));
  }
  const to = usable(found);
  const cc = usable(copies, to);
  // A mail needs somebody to go to: the first contact, where the client himself does not want it.
  return to.length > 0 ? { to, cc } : { to: cc.slice(0, 1), cc: cc.slice(1) };
}
