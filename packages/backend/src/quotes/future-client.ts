import { addClient } from "../actions/client/add-client.ts";
import type { Context } from "../context.ts";
import { Refusal, refuse } from "../errors.ts";
import { isEmail } from "../people/addresses.ts";
import { offerReset } from "../users/reset.ts";

/** The client whom the user with this address owns; the one that is active first. */
async function clientOfAddress(context: Context, email: string): Promise<number | undefined> {
  const owned = await context.db
    .selectFrom("users")
    .innerJoin("user_clients", "user_clients.user_id", "users.id")
    .innerJoin("clients", "clients.id", "user_clients.client_id")
    .select(["clients.id", "clients.status"])
    .where(({ fn }) => fn("lower", ["users.email"]), "=", email.toLowerCase())
    .where("user_clients.is_owner", "=", 1)
    .orderBy("clients.id")
    .execute();
  return (owned.find(({ status }) => status === "Active") ?? owned[0])?.id;
}

async function userOfAddress(context: Context, email: string): Promise<number | undefined> {
  const user = await context.db
    .selectFrom("users")
    .select("id")
    .where(({ fn }) => fn("lower", ["email"]), "=", email.toLowerCase())
    .executeTakeFirst();
  return user?.id;
}

/**
 * The client whom somebody becomes who accepts a quote: the account that his address has already, or a new one with what
 * the quote says of him and a mail with which he chooses a password. Commits by itself: hashing is slow, and accepting
 * again finds him.
 */
export async function futureClient(context: Context, quoteId: number): Promise<number> {
  const quote = await context.db.selectFrom("quotes").selectAll().where("id", "=", quoteId).executeTakeFirstOrThrow();
  if (quote.email === "") refuse("You did not enter your email address");
  if (!isEmail(quote.email)) refuse("The email address you entered was not valid");
  const known = await clientOfAddress(context, quote.email);
  if (known !== undefined) return known;
  try {
    const owner = await userOfAddress(context, quote.email);
    const made = (await addClient.run(context, {
      firstname: quote.firstname,
      lastname: quote.lastname,
      companyname: quote.companyname,
      email: quote.email,
      address1: quote.address1,
      address2: quote.address2,
      city: quote.city,
      state: quote.state,
      postcode: quote.postcode,
      country: quote.country,
      phonenumber: quote.phonenumber,
      tax_id: quote.tax_id,
      currency: quote.currency_id,
      owner_user_id: owner,
      password2: "",
      skipvalidation: true,
    })) as { clientid: number; owner_id: number };
    if (owner === undefined) await context.transaction((tx) => offerReset(context, tx, made.owner_id));
    return made.clientid;
  } catch (error) {
    // Two who accept at once: the other one made him.
    const made = error instanceof Refusal ? await clientOfAddress(context, quote.email) : undefined;
    if (made === undefined) throw error;
    return made;
  }
}
