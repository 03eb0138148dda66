import type { actions as Actions, DecodedInput } from "@kraken/contract";
import { logActivity } from "../activity.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { GatewayModule } from "../modules/index.ts";
import { billingContact } from "./billing-contact.ts";
import { bringsCard, keepCard } from "./card-token.ts";
import { expiryOf, issueOf, startOf, withoutCardNumbers } from "./cards.ts";
import { findPayMethod } from "./find.ts";
import { forgetLater } from "./forget.ts";
import { cardGateway } from "./gateways.ts";
import { placeOf } from "./order.ts";

export type ChangeInput = DecodedInput<typeof Actions.updatePayMethod>;

type Found = Awaited<ReturnType<typeof findPayMethod>>;

const UNSUPPORTED = "Unsupported Gateway Type for Update";
const FAILURE = "Error Updating Remote Pay Method";

/** The gateway that the card is with, or goes to. */
async function gatewayOf(context: Context, row: Found, input: ChangeInput): Promise<GatewayModule> {
  const { gateway: wanted } = input;
  if (wanted !== undefined && wanted.toLowerCase() !== row.gateway.toLowerCase()) {
    // A token is worth nothing at another gateway.
    return bringsCard(input) ? cardGateway(context, wanted) : refuse(UNSUPPORTED);
  }
  return context.modules.gateways.find(row.gateway) ?? refuse(UNSUPPORTED);
}

/** What changes of a card; the gateway has done its part when this answers. */
async function cardChanges(context: Context, row: Found, input: ChangeInput) {
  const { today } = context;
  const expiry = input.card_expiry === undefined ? undefined : expiryOf(input.card_expiry, today);
  const changes = {
    card_start: input.card_start === undefined ? undefined : startOf(input.card_start, today),
    card_issue_number: input.card_issue_number === undefined ? undefined : issueOf(input.card_issue_number),
  };
  if (bringsCard(input)) {
    const gateway = await gatewayOf(context, row, input);
    const words = {
      failure: FAILURE,
      unsupported: UNSUPPORTED,
      assisted: "Unable to Update Card Number for Assisted Gateway",
    };
    const kept = await keepCard(gateway, input, expiry ?? row.card_expiry ?? refuse("Expiry Date is invalid"), words);
    return {
      ...changes,
      gateway: gateway.name,
      card_last_four: kept.lastFour,
      card_type: kept.type,
      card_expiry: kept.expiry,
      remote_token: kept.token,
    };
  }
  if (expiry !== undefined || input.gateway !== undefined) {
    const gateway = await gatewayOf(context, row, input);
    if (expiry !== undefined) await renew(gateway, row.remote_token, expiry);
  }
  const card_type = input.card_type === undefined ? undefined : withoutCardNumbers(input.card_type);
  return { ...changes, card_type, card_expiry: expiry };
}

async function renew(gateway: GatewayModule, token: string, expiry: string): Promise<void> {
  const result = (await gateway.renew?.({ token, expiry })) ?? refuse(UNSUPPORTED);
  if (result.outcome !== "done") refuse(`${FAILURE}: ${withoutCardNumbers(result.error)}`);
}

function bankChanges(input: ChangeInput) {
  const plain = (text: string | undefined) => (text === undefined ? undefined : withoutCardNumbers(text));
  return {
    bank_name: plain(input.bank_name),
    bank_account_type: plain(input.bank_account_type),
    bank_code: plain(input.bank_code)?.trim(),
    bank_last_four: input.bank_account?.replace(/[ -]/g, "").slice(-4),
  };
}

const ofCards = [
  "card_number",
  "card_expiry",
  "card_start",
  "card_issue_number",
  "card_last_four",
  "card_type",
  "gateway",
];
const ofBanks = ["bank_name", "bank_account_type", "bank_code", "bank_account"];

/** Is anything said that this kind of pay method has? */
function hasDetails(isCard: boolean, input: ChangeInput): boolean {
  const names = [...(isCard ? ofCards : ofBanks), "set_as_default"];
  return Object.entries(input).some(
    ([name, value]) => value !== undefined && (names.includes(name) || name.startsWith("billing_")),
  );
}

/**
 * Changes a stored card or account: the gateway first, so that the books never tell of a card that it does not have. The
 * card that was there is forgotten once nothing refers to it.
 * @throws Refusal in the words of UpdatePayMethod
 */
export async function changePayMethod(context: Context, input: ChangeInput): Promise<void> {
  const found = await findPayMethod(context.db, input.paymethodid, input.clientid);
  const isCard = found.type.endsWith("Card");
  if (!hasDetails(isCard, input)) refuse("No Details Provided for Update");
  const changes = isCard ? await cardChanges(context, found, input) : bankChanges(input);
  await context.transaction(async (tx) => {
    await context.lockRow(tx, "clients", found.client_id);
    const before = await findPayMethod(tx, found.id, found.client_id);
    await tx
      .updateTable("pay_methods")
      .set({
        ...changes,
        ...(await billingContact(tx, before.client_id, input, context.now, before)),
        sort_order: input.set_as_default ? await placeOf(tx, before.client_id, true) : undefined,
        updated_at: context.now,
      })
      .where("id", "=", before.id)
      .execute();
    if ("remote_token" in changes && before.remote_token !== "") {
      await forgetLater(context, tx, { gateway: before.gateway, token: before.remote_token });
    }
    const description = `Updated Pay Method - Pay Method ID: ${before.id}`;
    await logActivity(context, tx, { clientId: before.client_id, description });
  });
}
