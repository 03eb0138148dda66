import type { actions as Actions, DecodedInput } from "@kraken/contract";
import type { Tx } from "../../context.ts";

type Input = Omit<
  DecodedInput<typeof Actions.updateContact>,
  "contactid" | "clientid" | "subaccount" | "permissions"
> & {
  tax_id?: string | undefined;
};

const bit = (value: boolean | undefined): 0 | 1 | undefined => (value === undefined ? undefined : value ? 1 : 0);

/** A contact's columns of a request. What was not passed is undefined: left as it is, or its default. */
export const contactColumns = (input: Input) => ({
  firstname: input.firstname,
  lastname: input.lastname,
  companyname: input.companyname,
  email: input.email,
  address1: input.address1,
  address2: input.address2,
  city: input.city,
  state: input.state,
  postcode: input.postcode,
  country: input.country?.toUpperCase(),
  phonenumber: input.phonenumber,
  tax_id: input.tax_id,
  email_general: bit(input.email_preferences?.general),
  email_product: bit(input.email_preferences?.product),
  email_domain: bit(input.email_preferences?.domain),
  email_invoice: bit(input.email_preferences?.invoice),
  email_support: bit(input.email_preferences?.support),
  email_affiliate: bit(input.email_preferences?.affiliate),
});

/** Has the client another contact with this address? Compared without regard to case. */
export async function isContactsEmail(tx: Tx, clientId: number, email: string, except = 0): Promise<boolean> {
  const found = await tx
    .selectFrom("contacts")
    .select("id")
    .where("client_id", "=", clientId)
    .where("id", "<>", except)
    .where(({ fn }) => fn("lower", ["email"]), "=", email.toLowerCase())
    .executeTakeFirst();
  return found !== undefined;
}

/** Would nobody hear of the client's domains any more without this contact? ICANN wants somebody to. */
export async function isLastForDomains(tx: Tx, clientId: number, contactId: number): Promise<boolean> {
  const client = await tx.selectFrom("clients").select("email_domain").where("id", "=", clientId).executeTakeFirst();
  if (client?.email_domain !== 0) return false;
  const other = await tx
    .selectFrom("contacts")
    .select("id")
    .where("client_id", "=", clientId)
    .where("id", "<>", contactId)
    .where("email_domain", "=", 1)
    .executeTakeFirst();
  return other === undefined;
}
