import type { Context, Tx } from "../../context.ts";
import { refuse } from "../../errors.ts";
import { readSettings } from "../../settings.ts";
import { countryName } from "./countries.ts";

export { isEmail } from "../../people/addresses.ts";

/** At least three digits, and only what telephone numbers are written with. */
export const isPhone = (text: string) => /^[+\d\s().\-/]+$/.test(text) && text.replace(/\D/g, "").length >= 3;

export const isCountry = (code: string) => countryName(code.toUpperCase()) !== undefined;

/** Is the e-mail address another user's? Compared without regard to case. */
export async function isUsersEmail(db: Context["db"] | Tx, email: string): Promise<boolean> {
  const found = await db
    .selectFrom("users")
    .select("id")
    .where(({ fn }) => fn("lower", ["email"]), "=", email.toLowerCase())
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether an address is at a domain, or under one, that nobody may sign up with (BannedEmailDomains). */
export async function isBannedEmail(db: Context["db"], email: string): Promise<boolean> {
  const banned = (await readSettings(db))
    .text("BannedEmailDomains")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const host = email.toLowerCase().slice(email.lastIndexOf("@") + 1);
  return banned.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

const details = ["cardtype", "cardnum", "expdate", "startdate", "issuenumber", "cvv", "bankcode", "bankacct"] as const;

/** Card and account details that WHMCS once took here: they go to the gateway, and are never dropped unsaid. */
export function refuseDetails(input: { readonly [K in (typeof details)[number]]?: string | undefined }): void {
  if (details.some((name) => input[name])) refuse("Card and bank account details are not taken here: use AddPayMethod");
}

/** The group's id, or null for none (0). */
export async function groupOr(db: Context["db"], wanted: number | undefined): Promise<number | null> {
  if (!wanted) return null;
  const found = await db.selectFrom("client_groups").select("id").where("id", "=", wanted).executeTakeFirst();
  return found?.id ?? refuse("Client Group ID Not Found");
}

/**
 * Custom fields of clients that have to be answered, and were not: WHMCS's words for the first of them. With `isKnown`
 * the client is there already, and only what would be emptied counts.
 */
export async function checkRequiredFields(
  db: Context["db"],
  values: Record<string, string>,
  { isKnown = false } = {},
): Promise<void> {
  const fields = await db
    .selectFrom("custom_fields")
    .select(["id", "name"])
    .where("type", "=", "client")
    .where("is_required", "=", 1)
    .where("is_admin_only", "=", 0)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  const unanswered = fields.find(({ id }) => (values[id] ?? (isKnown ? "kept" : "")).trim() === "");
  if (unanswered) refuse(`You did not provide required custom field value for ${unanswered.name}`);
}

/** What a client has to tell of himself, and what WHMCS says where it is not there. (AddClient) */
export const missing = {
  firstname: "You did not enter your first name",
  lastname: "You did not enter your last name",
  email: "You did not enter your email address",
  address1: "You did not enter your  address line 1",
  city: "You did not enter your city",
  state: "You did not enter your state",
  postcode: "You did not enter your postcode",
  country: "Valid country required",
  phonenumber: "You did not enter your phone number",
};

type Told = { readonly [K in keyof typeof missing]?: string | undefined };

/** Refuses what is told and empty, and a telephone number that is none. What is left out is not looked at. */
export function checkTold(told: Told): void {
  for (const [name, message] of Object.entries(missing)) {
    if (told[name as keyof typeof missing]?.trim() === "") refuse(message);
  }
  if (told.phonenumber !== undefined && !isPhone(told.phonenumber)) refuse("Invalid telephone phone number");
}

/** The answers to a client's custom fields, written over those that are there. Fields that don't exist are left. */
export async function saveCustomFields(tx: Tx, type: string, relatedId: number, values: Record<string, string>) {
  const fields = await tx.selectFrom("custom_fields").select("id").where("type", "=", type).execute();
  const rows = fields
    .filter(({ id }) => values[id] !== undefined)
    .map(({ id }) => ({ field_id: id, related_id: relatedId, value: values[id] ?? "" }));
  if (rows.length === 0) return;
  await tx
    .insertInto("custom_field_values")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["field_id", "related_id"]).doUpdateSet(({ ref }) => ({ value: ref("excluded.value") })),
    )
    .execute();
}

/** The named currency's id, or the default's. */
export async function currencyOr(db: Context["db"], wanted: number | undefined): Promise<number> {
  const found =
    wanted === undefined
      ? undefined
      : await db.selectFrom("currencies").select("id").where("id", "=", wanted).executeTakeFirst();
  if (found) return found.id;
  const standard = await db
    .selectFrom("currencies")
    .select("id")
    .orderBy("is_default", "desc")
    .orderBy("id")
    .executeTakeFirst();
  return standard?.id ?? refuse("No currency is set up");
}
