import type { Insertable } from "kysely";
import type { Tx } from "../context.ts";
import type { DomainsTable, ServicesTable } from "../schema/purchases.ts";
import { billingCycle } from "../services/cycles.ts";
import { PROMOTED } from "./load-renewals.ts";
import type { QuotedItem } from "./quote.ts";

/** What every row of an order has. */
export type OrderFacts = {
  orderId: number;
  clientId: number;
  paymentMethod: string;
  nameservers: readonly string[];
  /** The domains' owner, as JSON of contacts; "" is the client. */
  contacts: string;
  promotionId: number | null;
  isInvoiced: boolean;
  now: string;
  today: string;
};

/** The rows that were made, by the items' refs. */
export type MadeRows = {
  serviceIds: number[];
  addonIds: number[];
  domainIds: number[];
  /** What a line of an item is about. */
  idOf: ReadonlyMap<string, number>;
};

/** A cycle as services and add-ons have it. */
const cycleName = (key: string): string => billingCycle(key)?.name ?? key;

/**
 * The services, add-ons and domains of an order, Pending until they are accepted or paid. Their next due day is the
 * order's day until the first payment moves it; the day of their next invoice is the end of what is invoiced.
 */
export async function insertItems(tx: Tx, quoted: readonly QuotedItem[], facts: OrderFacts): Promise<MadeRows> {
  const idOf = new Map<string, number>();
  const made: MadeRows = { serviceIds: [], addonIds: [], domainIds: [], idOf };
  for (const each of quoted) {
    const { source } = each.item;
    if (source.kind === "product") {
      const id = await insertService(tx, each, facts);
      made.serviceIds.push(id);
      idOf.set(each.item.ref, id);
    } else if (source.kind === "addon") {
      const serviceId = typeof source.parent === "number" ? source.parent : (idOf.get(source.parent) ?? 0);
      const id = await insertAddon(tx, each, serviceId, facts);
      made.addonIds.push(id);
      idOf.set(each.item.ref, id);
    } else if (source.kind === "domain") {
      const id = await insertDomain(tx, each, facts);
      made.domainIds.push(id);
      idOf.set(each.item.ref, id);
    } else {
      idOf.set(each.item.ref, source.id);
      if (facts.isInvoiced) await holdRenewal(tx, each, facts.now);
    }
  }
  return made;
}

const dueDays = (quoted: QuotedItem, { isInvoiced, today }: OrderFacts) =>
  quoted.nextDue === null
    ? { next_due_date: null, next_invoice_date: null }
    : { next_due_date: today, next_invoice_date: isInvoiced ? quoted.nextDue : today };

async function insertService(tx: Tx, quoted: QuotedItem, facts: OrderFacts): Promise<number> {
  const { item, discount } = quoted;
  if (item.source.kind !== "product") throw new Error("Not a product");
  const { wish, product, options } = item.source;
  const values: Insertable<ServicesTable> = {
    client_id: facts.clientId,
    order_id: facts.orderId,
    product_id: product.id,
    quantity: item.quantity,
    domain: wish.domain || wish.hostname,
    registered_on: facts.today,
    first_payment_amount: quoted.price + quoted.setup - discount,
    recurring_amount: quoted.recurring,
    payment_method: facts.paymentMethod,
    billing_cycle: cycleName(item.term.cycle),
    ...dueDays(quoted, facts),
    status: "Pending",
    password: wish.rootPassword,
    promotion_id: discount > 0 || quoted.recurringDiscount > 0 ? facts.promotionId : null,
    promotion_uses: discount > 0 ? 1 : 0,
    ns1: wish.ns1,
    ns2: wish.ns2,
    created_at: facts.now,
    updated_at: facts.now,
  };
  const { id } = await tx.insertInto("services").values(values).returning("id").executeTakeFirstOrThrow();
  if (options.length > 0) {
    const rows = options.map(({ optionId, choiceId, quantity }) => ({
      service_id: id,
      option_id: optionId,
      choice_id: choiceId,
      quantity,
    }));
    await tx.insertInto("service_config_options").values(rows).execute();
  }
  const fields = await tx
    .selectFrom("custom_fields")
    .select("id")
    .where("type", "=", "product")
    .where("related_id", "=", product.id)
    .execute();
  const answers = fields.flatMap((field) => {
    const value = wish.fields[String(field.id)];
    return value === undefined ? [] : [{ field_id: field.id, related_id: id, value }];
  });
  if (answers.length > 0) await tx.insertInto("custom_field_values").values(answers).execute();
  return id;
}

async function insertAddon(tx: Tx, quoted: QuotedItem, service_id: number, facts: OrderFacts): Promise<number> {
  const { item } = quoted;
  if (item.source.kind !== "addon") throw new Error("Not an add-on");
  const { id } = await tx
    .insertInto("service_addons")
    .values({
      client_id: facts.clientId,
      order_id: facts.orderId,
      service_id,
      addon_id: item.source.addonId,
      quantity: item.quantity,
      setup_fee: quoted.setup,
      recurring_amount: item.term.months > 0 ? quoted.recurring : quoted.price,
      billing_cycle: cycleName(item.term.cycle),
      is_taxed: item.isTaxed ? 1 : 0,
      status: "Pending",
      registered_on: facts.today,
      ...dueDays(quoted, facts),
      payment_method: facts.paymentMethod,
      created_at: facts.now,
      updated_at: facts.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function insertDomain(tx: Tx, quoted: QuotedItem, facts: OrderFacts): Promise<number> {
  const { item, discount } = quoted;
  if (item.source.kind !== "domain") throw new Error("Not a domain");
  const { wish, registrar, renewal } = item.source;
  const [ns1 = "", ns2 = "", ns3 = "", ns4 = "", ns5 = ""] = facts.nameservers;
  const values: Insertable<DomainsTable> = {
    client_id: facts.clientId,
    order_id: facts.orderId,
    type: wish.action === "transfer" ? "Transfer" : "Register",
    domain: wish.domain,
    registrar,
    registration_period: wish.years,
    first_payment_amount: quoted.price - discount,
    recurring_amount: renewal,
    payment_method: facts.paymentMethod,
    registered_on: facts.today,
    ...dueDays(quoted, facts),
    status: "Pending",
    promotion_id: discount > 0 || quoted.recurringDiscount > 0 ? facts.promotionId : null,
    dns_management: wish.dnsManagement ? 1 : 0,
    email_forwarding: wish.emailForwarding ? 1 : 0,
    id_protection: wish.idProtection ? 1 : 0,
    ns1,
    ns2,
    ns3,
    ns4,
    ns5,
    epp_code: wish.eppCode,
    idn_language: wish.idnLanguage,
    whois: facts.contacts,
    additional_fields: Object.keys(wish.fields).length > 0 ? JSON.stringify(wish.fields) : "",
    created_at: facts.now,
    updated_at: facts.now,
  };
  const { id } = await tx.insertInto("domains").values(values).returning("id").executeTakeFirstOrThrow();
  return id;
}

const renewalTables = { service: "services", addon: "service_addons", domain: "domains" } as const;

/** What is invoiced ahead is not invoiced again when it is due. */
async function holdRenewal(tx: Tx, { item, nextDue }: QuotedItem, now: string) {
  if (item.source.kind !== "renewal" || nextDue === null) return;
  await tx
    .updateTable(renewalTables[item.source.of])
    .set({ next_invoice_date: nextDue, updated_at: now })
    .where("id", "=", item.source.id)
    .execute();
  if (item.source.of !== "service" || !item.fees.some(({ type }) => type === PROMOTED)) return;
  await tx
    .updateTable("services")
    .set(({ eb }) => ({ promotion_uses: eb("promotion_uses", "+", 1) }))
    .where("id", "=", item.source.id)
    .execute();
}
