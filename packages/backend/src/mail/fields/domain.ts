import type { Context, Tx } from "../../context.ts";
import type { Settings } from "../../settings.ts";
import { shownAmount } from "../../wire/amounts.ts";
import { clientFields, lookOf } from "./client.ts";
import { shownDay } from "./shown.ts";
import type { Subject } from "./subject.ts";

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Domain mail. `today` is what days until the expiry are counted from. */
export async function aboutDomain(
  db: Context["db"] | Tx,
  id: number,
  settings: Settings,
  today: string,
): Promise<Subject | undefined> {
  const domain = await db.selectFrom("domains").selectAll().where("id", "=", id).executeTakeFirst();
  if (!domain) return undefined;
  const look = await lookOf(db, domain.client_id);
  const [name = "", ...ending] = domain.domain.split(".");
  return {
    clientId: domain.client_id,
    fields: {
      ...(await clientFields(db, domain.client_id)),
      domain_id: domain.id,
      domain_order_id: domain.order_id ?? "",
      domain_name: domain.domain,
      domain_sld: name,
      domain_tld: ending.join("."),
      domain_registrar: domain.registrar,
      domain_reg_date: shownDay(domain.registered_on, settings),
      domain_reg_period: domain.registration_period,
      domain_status: domain.status,
      domain_first_payment_amount: shownAmount(domain.first_payment_amount, look),
      domain_recurring_amount: shownAmount(domain.recurring_amount, look),
      domain_next_due_date: shownDay(domain.next_due_date, settings),
      domain_expiry_date: shownDay(domain.expires_on, settings),
      domain_days_until_expiry: domain.expires_on === null ? "" : daysBetween(today, domain.expires_on),
      domain_days_until_nextdue: domain.next_due_date === null ? "" : daysBetween(today, domain.next_due_date),
      domain_dns_management: domain.dns_management,
      domain_email_forwarding: domain.email_forwarding,
      domain_id_protection: domain.id_protection,
      domain_do_not_renew: domain.do_not_renew,
    },
  };
}
