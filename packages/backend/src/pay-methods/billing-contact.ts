import type { Tx } from "../context.ts";
import { withoutCardNumbers } from "./cards.ts";

/** Who is billed for a card, as the specification has it. */
export type BillingInput = {
  billing_name?: string | undefined;
  billing_address?: string | undefined;
  billing_city?: string | undefined;
  billing_state?: string | undefined;
  billing_postcode?: string | undefined;
  billing_country?: string | undefined;
  billing_email?: string | undefined;
  billing_phone?: string | undefined;
};

export type PayMethodContact = { contact_type: string; contact_id: number };

const plain = (text: string | undefined) => (text === undefined ? undefined : withoutCardNumbers(text));

function columns(input: BillingInput) {
  const name = plain(input.billing_name);
  const [firstname, ...rest] = name?.trim().split(/\s+/) ?? [];
  return {
    firstname,
    lastname: name === undefined ? undefined : rest.join(" "),
    address1: plain(input.billing_address),
    city: plain(input.billing_city),
    state: plain(input.billing_state),
    postcode: plain(input.billing_postcode),
    country: plain(input.billing_country)?.toUpperCase(),
    email: plain(input.billing_email)?.trim(),
    phonenumber: plain(input.billing_phone),
  };
}

/**
 * The contact whom a pay method bills: the one that it has, changed; the client's with that address; a new one. The
 * client himself where nothing is said. Hold the client before.
 */
export async function billingContact(
  tx: Tx,
  clientId: number,
  input: BillingInput,
  now: string,
  before: PayMethodContact = { contact_type: "Client", contact_id: clientId },
): Promise<PayMethodContact> {
  const told = columns(input);
  const same = { contact_type: before.contact_type, contact_id: before.contact_id };
  if (Object.values(told).every((value) => value === undefined)) return same;
  if (before.contact_type === "Contact") {
    const changed = await tx
      .updateTable("contacts")
      .set({ ...told, updated_at: now })
      .where("id", "=", before.contact_id)
      .where("client_id", "=", clientId)
      .returning("id")
      .executeTakeFirst();
    if (changed) return same;
  }
  const known = told.email
    ? await tx
        .selectFrom("contacts")
        .select("id")
        .where("client_id", "=", clientId)
        .where(({ fn }) => fn("lower", ["email"]), "=", told.email.toLowerCase())
        .executeTakeFirst()
    : undefined;
  if (known) return { contact_type: "Contact", contact_id: known.id };
  const { id } = await tx
    .insertInto("contacts")
    .values({ ...told, client_id: clientId, created_at: now, updated_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { contact_type: "Contact", contact_id: id };
}
