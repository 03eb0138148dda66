import type { actions as Actions, DecodedInput } from "@kraken/contract";
import { logActivity } from "../activity.ts";
import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { billingContact } from "./billing-contact.ts";
import { bringsCard, keepCard } from "./card-token.ts";
import { expiryOf, issueOf, startOf, withoutCardNumbers } from "./cards.ts";
import { activeGateways, cardGateway, namedGateway } from "./gateways.ts";
import { placeOf } from "./order.ts";

export type AddInput = DecodedInput<typeof Actions.addPayMethod>;

const UNSUPPORTED = "Unsupported Gateway Type for Storage";

type Columns = {
  type: string;
  gateway: string;
  card_last_four?: string;
  card_type?: string;
  card_expiry?: string;
  card_start?: string | null;
  card_issue_number?: string;
  bank_name?: string;
  bank_account_type?: string;
  bank_code?: string;
  bank_last_four?: string;
  remote_token?: string;
};

/** A card, kept by the gateway. One that is only described is remote, as its number was never here. */
async function cardColumns(context: Context, input: AddInput): Promise<Columns> {
  const type =
    input.type ?? (input.card_number ? "CreditCard" : input.card_last_four ? "RemoteCreditCard" : "CreditCard");
  const name = input.gateway_module_name;
  if (type === "RemoteCreditCard" && name === undefined) refuse("Gateway is Required for RemoteCreditCard type");
  const local = name === undefined ? await cardGateway(context, undefined) : undefined;
  if (!bringsCard(input)) refuse("Card Number is required for 'CreditCard' or 'RemoteCreditCard' type");
  if (!input.card_expiry) return refuse("Expiry Date is required for 'CreditCard' or 'RemoteCreditCard' type");
  const expiry = expiryOf(input.card_expiry, context.today);
  const start = input.card_start === undefined ? null : startOf(input.card_start, context.today);
  const issue = input.card_issue_number === undefined ? "" : issueOf(input.card_issue_number);
  const gateway = local ?? (await cardGateway(context, name));
  const words = { failure: "Error Creating Remote Token", unsupported: UNSUPPORTED, assisted: UNSUPPORTED };
  const kept = await keepCard(gateway, input, expiry, words);
  return {
    type,
    gateway: gateway.name,
    card_last_four: kept.lastFour,
    card_type: kept.type,
    card_expiry: kept.expiry,
    card_start: start,
    card_issue_number: issue,
    remote_token: kept.token,
  };
}

/** A bank account. Of its number only the end is kept: it names the account, and moves no money. */
async function bankColumns(context: Context, input: AddInput): Promise<Columns> {
  const code = input.bank_code?.trim() ?? "";
  const account = input.bank_account?.replace(/[ -]/g, "") ?? "";
  if (code === "") refuse("Routing number is required");
  if (account === "") refuse("Account number is required");
  const name = input.gateway_module_name;
  if (name === undefined && (await activeGateways(context)).length === 0) {
    refuse("Gateway is Required for Bank Account Storage");
  }
  const gateway = name === undefined ? undefined : await namedGateway(context, name);
  if (gateway?.is_card === 1) refuse(UNSUPPORTED);
  return {
    type: "BankAccount",
    gateway: gateway?.module ?? "",
    bank_name: withoutCardNumbers(input.bank_name ?? ""),
    bank_account_type: withoutCardNumbers(input.bank_account_type ?? ""),
    bank_code: withoutCardNumbers(code),
    bank_last_four: account.slice(-4),
  };
}

/**
 * Stores a card or a bank account of a client. The gateway keeps the card before the books know of it: a crash in between
 * leaves a token that nothing uses.
 * @throws Refusal in the words of AddPayMethod
 */
export async function addPayMethod(context: Context, input: AddInput): Promise<number> {
  const unknown = "Invalid Client ID";
  const find = (db: Context["db"] | Tx) =>
    db.selectFrom("clients").select("id").where("id", "=", input.clientid).executeTakeFirst();
  if (!(await find(context.db))) return refuse(unknown);
  const columns = input.type === "BankAccount" ? await bankColumns(context, input) : await cardColumns(context, input);
  return context.transaction(async (tx) => {
    await context.lockRow(tx, "clients", input.clientid);
    if (!(await find(tx))) return refuse(unknown);
    const { id } = await tx
      .insertInto("pay_methods")
      .values({
        ...columns,
        ...(await billingContact(tx, input.clientid, input, context.now)),
        client_id: input.clientid,
        description: withoutCardNumbers(input.description ?? ""),
        sort_order: await placeOf(tx, input.clientid, input.set_as_default ?? false),
        created_at: context.now,
        updated_at: context.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await logActivity(context, tx, {
      clientId: input.clientid,
      description: `Added Pay Method - Pay Method ID: ${id}`,
    });
    return id;
  });
}
