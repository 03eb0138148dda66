import { type Expression, type SqlBool, sql } from "kysely";
import type { Context, Tx } from "../context.ts";
import { addDays, addMonths, addYears } from "../days.ts";
import { discountOf } from "../money/promotion.ts";
import { stillRecurs } from "../promotions/eligibility.ts";
import { promotionLabel, worthOf } from "../promotions/worth.ts";
import { billingCycle } from "../services/cycles.ts";
import { readSettings, type Settings } from "../settings.ts";
import type { InvoiceLine } from "./create-invoice.ts";
import { dueBillables } from "./due-billables.ts";

/** Which things to look at: all of a kind that are due when its list is left out. */
export type DueFilter = {
  clientId?: number | undefined;
  serviceIds?: readonly number[] | undefined;
  addonIds?: readonly number[] | undefined;
  domainIds?: readonly number[] | undefined;
};

export type Db = Context["db"] | Tx;

/** One thing that is to be paid for: a further period of what a client has, or a billable item. */
export type DueItem = {
  table: "services" | "service_addons" | "domains" | "billable_items";
  id: number;
  clientId: number;
  due: string;
  /** Invoiced up to this day with it; of a billable item, the day on which it is due again, or null. */
  nextInvoice: string | null;
  paymentMethod: string;
  lines: InvoiceLine[];
  /** The promotion that it uses once more. */
  promotes: boolean;
};

const slashed = (day: string) => day.split("-").reverse().join("/");
const period = (from: string, next: string) => `(${slashed(from)} - ${slashed(addDays(next, -1))})`;
const withName = (title: string, name: string) => (name === "" ? title : `${title} - ${name}`);

/** Named ids, or none at all when some other kind was named. */
const idsOf = (filter: DueFilter, own: readonly number[] | undefined) => {
  const named = filter.serviceIds ?? filter.addonIds ?? filter.domainIds;
  return named === undefined ? undefined : [0, ...(own ?? [])];
};

/** States of invoices that somebody still has to pay. */
const open = ["Draft", "Unpaid", "Payment Pending", "Collections"];

/**
 * Nothing is invoiced again while its last invoice is unpaid, unless the installation wants that.
 * (WHMCS: ContinuousInvoiceGeneration)
 */
function isSettled(settings: Settings, types: readonly string[], id: string): Expression<SqlBool> {
  if (settings.isOn("ContinuousInvoiceGeneration")) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`not exists (
    select 1 from invoice_items join invoices on invoices.id = invoice_items.invoice_id
    where invoice_items.related_id = ${sql.ref(id)} and invoice_items.type in (${sql.join(types)})
    and invoices.status in (${sql.join(open)}))`;
}

async function dueServices(db: Db, until: string, filter: DueFilter, settings: Settings): Promise<DueItem[]> {
  let rows = db
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .innerJoin("clients", "clients.id", "services.client_id")
    .innerJoin("currencies", "currencies.id", "clients.currency_id")
    .selectAll("services")
    .select(["products.name", "products.is_taxed", "currencies.rate"])
    .where("services.status", "in", ["Active", "Suspended"])
    .where("services.next_invoice_date", "<=", until)
    .where("services.recurring_amount", ">", 0)
    .where(isSettled(settings, ["Hosting"], "services.id"));
  const ids = idsOf(filter, filter.serviceIds);
  if (ids) rows = rows.where("services.id", "in", ids);
  if (filter.clientId !== undefined) rows = rows.where("services.client_id", "=", filter.clientId);
  const found = await rows.orderBy("services.id").execute();
  const promotions = await db.selectFrom("promotions").selectAll().execute();
  return found.flatMap((row) => {
    const months = billingCycle(row.billing_cycle)?.months ?? 0;
    const due = row.next_invoice_date;
    if (months === 0 || due === null) return [];
    const next = addMonths(due, months);
    const title = `${withName(row.name, row.domain)} ${period(due, next)}`;
    const shared = { relatedId: row.id, isTaxed: row.is_taxed === 1 };
    const lines: InvoiceLine[] = [{ ...shared, type: "Hosting", description: title, amount: row.recurring_amount }];
    const promotion = promotions.find((each) => each.id === row.promotion_id);
    const off =
      promotion && stillRecurs(promotion, row.promotion_uses)
        ? discountOf(worthOf(promotion, row.rate), { price: 0, setup: 0, recurring: row.recurring_amount }).recurring
        : 0;
    if (promotion && off > 0) {
      lines.push({ ...shared, type: "PromoHosting", description: promotionLabel(promotion), amount: -off });
    }
    const facts = { table: "services" as const, id: row.id, clientId: row.client_id, due, nextInvoice: next };
    return [{ ...facts, paymentMethod: row.payment_method, lines, promotes: off > 0 }];
  });
}

async function dueAddons(db: Db, until: string, filter: DueFilter, settings: Settings): Promise<DueItem[]> {
  let rows = db
    .selectFrom("service_addons")
    .innerJoin("services", "services.id", "service_addons.service_id")
    .leftJoin("addons", "addons.id", "service_addons.addon_id")
    .selectAll("service_addons")
    .select(["addons.name as catalogue_name", "services.domain"])
    .where("service_addons.status", "in", ["Active", "Suspended"])
    .where("service_addons.next_invoice_date", "<=", until)
    .where("service_addons.recurring_amount", ">", 0)
    .where(isSettled(settings, ["Addon"], "service_addons.id"));
  const ids = idsOf(filter, filter.addonIds);
  if (ids) rows = rows.where("service_addons.id", "in", ids);
  if (filter.clientId !== undefined) rows = rows.where("service_addons.client_id", "=", filter.clientId);
  return (await rows.orderBy("service_addons.id").execute()).flatMap((row) => {
    const months = billingCycle(row.billing_cycle)?.months ?? 0;
    const due = row.next_invoice_date;
    if (months === 0 || due === null) return [];
    const next = addMonths(due, months);
    const description = `${withName(row.name || row.catalogue_name || "Addon", row.domain)} ${period(due, next)}`;
    const line = {
      type: "Addon",
      relatedId: row.id,
      description,
      amount: row.recurring_amount,
      isTaxed: row.is_taxed === 1,
    };
    const facts = { table: "service_addons" as const, id: row.id, clientId: row.client_id, due, nextInvoice: next };
    return [{ ...facts, paymentMethod: row.payment_method, lines: [line], promotes: false }];
  });
}

async function dueDomains(db: Db, until: string, filter: DueFilter, settings: Settings): Promise<DueItem[]> {
  const isTaxed = settings.isOn("TaxDomains");
  let rows = db
    .selectFrom("domains")
    .selectAll()
    .where("status", "=", "Active")
    .where("do_not_renew", "=", 0)
    .where("next_invoice_date", "<=", until)
    .where("recurring_amount", ">", 0)
    .where(isSettled(settings, ["Domain", "DomainRegister", "DomainTransfer"], "domains.id"));
  const ids = idsOf(filter, filter.domainIds);
  if (ids) rows = rows.where("id", "in", ids);
  if (filter.clientId !== undefined) rows = rows.where("client_id", "=", filter.clientId);
  return (await rows.orderBy("id").execute()).flatMap((row) => {
    const due = row.next_invoice_date;
    if (due === null) return [];
    const years = Math.max(1, row.registration_period);
    const next = addYears(due, years);
    const description = `Domain Renewal - ${row.domain} - ${years} Year/s ${period(due, next)}`;
    const line = { type: "Domain", relatedId: row.id, description, amount: row.recurring_amount, isTaxed };
    const facts = { table: "domains" as const, id: row.id, clientId: row.client_id, due, nextInvoice: next };
    return [{ ...facts, paymentMethod: row.payment_method, lines: [line], promotes: false }];
  });
}

/** Everything that is to be invoiced by a day: further periods, and billable items unless things were named. */
export async function dueItems(db: Db, until: string, filter: DueFilter, today: string): Promise<DueItem[]> {
  const settings = await readSettings(db);
  const kinds = [
    await dueServices(db, until, filter, settings),
    await dueAddons(db, until, filter, settings),
    await dueDomains(db, until, filter, settings),
    idsOf(filter, []) ? [] : await dueBillables(db, { until, today, clientId: filter.clientId }, settings),
  ];
  return kinds.flat();
}
