import { actions } from "@kraken/contract";
import { findDomain } from "../../domains/facts.ts";
import { setNameservers } from "../../domains/lifecycle.ts";
import { hostName } from "../../domains/names.ts";
import { checkedNameservers } from "../../domains/nameservers.ts";
import { tldOf, tldPrice } from "../../domains/tlds.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settled } from "../../modules/calls/settled.ts";
import { minorOf } from "../../wire/amounts.ts";

const states = [
  "Pending",
  "Pending Registration",
  "Pending Transfer",
  "Active",
  "Grace",
  "Redemption",
  "Expired",
  "Transferred Away",
  "Cancelled",
  "Fraud",
];

const bit = (value: boolean | undefined) => (value === undefined ? undefined : value ? (1 as const) : (0 as const));
const minor = (amount: string | undefined) => (amount === undefined ? undefined : minorOf(amount));

export const updateClientDomain = handler(
  actions.updateClientDomain,
  async (context, input) => {
    const { db, transaction, lockRow, modules, now } = context;
    const id = input.domainid;
    const known = (await findDomain(context, { domainid: id })) ?? refuse("Domain ID Not Found");
    const registrar = input.registrar ?? known.registrar;
    if (input.registrar && !modules.registrars.find(input.registrar)) refuse("The Registrar is not active");
    const nameservers = input.updatens
      ? checkedNameservers([input.ns1, input.ns2, input.ns3, input.ns4, input.ns5])
      : undefined;
    if (nameservers && !modules.registrars.find(registrar)) refuse("The Registrar is not active");
    const status = input.status && states.find((each) => each.toLowerCase() === input.status?.toLowerCase());
    if (input.status !== undefined && status === undefined) refuse("Invalid Status");
    const domain = input.domain === undefined ? undefined : (hostName(input.domain) ?? refuse("Domain not valid"));
    if (input.promoid) {
      const promotion = await db
        .selectFrom("promotions")
        .select("id")
        .where("id", "=", input.promoid)
        .executeTakeFirst();
      if (!promotion) refuse("Promotion ID Not Found");
    }
    await transaction(async (tx) => {
      await lockRow(tx, "domains", id);
      // What is undefined is left as it is.
      await tx
        .updateTable("domains")
        .set({
          type: input.type,
          domain,
          registrar: input.registrar,
          registration_period: input.regperiod,
          first_payment_amount: minor(input.firstpaymentamount),
          recurring_amount: minor(input.recurringamount),
          payment_method: input.paymentmethod,
          registered_on: input.regdate,
          expires_on: input.expirydate,
          next_due_date: input.nextduedate,
          next_invoice_date: input.nextduedate,
          status,
          subscription_id: input.subscriptionid,
          promotion_id: input.promoid === undefined ? undefined : input.promoid || null,
          dns_management: bit(input.dnsmanagement),
          email_forwarding: bit(input.emailforwarding),
          id_protection: bit(input.idprotection),
          do_not_renew: bit(input.donotrenew),
          notes: input.notes,
          updated_at: now,
        })
        .where("id", "=", id)
        .execute();
      if (!input.autorecalc) return;
      const row = await tx
        .selectFrom("domains")
        .innerJoin("clients", "clients.id", "domains.client_id")
        .select(["domains.domain", "domains.registration_period", "domains.client_id", "clients.currency_id"])
        .where("domains.id", "=", id)
        .executeTakeFirstOrThrow();
      const tld = await tldOf(tx, row.domain);
      const years = Math.max(1, row.registration_period);
      const asked = {
        tldId: tld?.id ?? 0,
        currencyId: row.currency_id,
        action: "renew",
        years,
        clientId: row.client_id,
      } as const;
      const recurring_amount = await tldPrice(tx, asked);
      if (recurring_amount === undefined) refuse("The domain's ending is not offered for this period");
      await tx.updateTable("domains").set({ recurring_amount }).where("id", "=", id).execute();
    });
    if (nameservers) settled(await setNameservers(context, id, nameservers));
    return { domainid: id };
  },
  { domainid: "Domain ID Not Found" },
);
