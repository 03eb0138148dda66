import type { Context, Tx } from "../../context.ts";
import type { Settings } from "../../settings.ts";
import { shownAmount } from "../../wire/amounts.ts";
import { Secret } from "../merge.ts";
import { clientFields, lookOf } from "./client.ts";
import { shownDay } from "./shown.ts";
import type { Subject } from "./subject.ts";

type Db = Context["db"] | Tx;

/** Product mail: about a service. */
export async function aboutService(db: Db, id: number, settings: Settings): Promise<Subject | undefined> {
  const service = await db
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .leftJoin("servers", "servers.id", "services.server_id")
    .leftJoin("payment_methods", "payment_methods.module", "services.payment_method")
    .leftJoin("orders", "orders.id", "services.order_id")
    .selectAll("services")
    .select(["products.name as product_name", "products.description as product_description"])
    .select(["servers.name as server_name", "servers.hostname as server_hostname"])
    .select(["servers.ip_address as server_ip", "servers.nameserver1", "servers.nameserver2"])
    .select(["payment_methods.display_name as payment_method_name", "orders.order_number"])
    .where("services.id", "=", id)
    .executeTakeFirst();
  if (!service) return undefined;
  const look = await lookOf(db, service.client_id);
  const options = await db
    .selectFrom("service_config_options as chosen")
    .innerJoin("config_options", "config_options.id", "chosen.option_id")
    .innerJoin("config_choices", "config_choices.id", "chosen.choice_id")
    .select(["config_options.name as option", "config_choices.name as choice"])
    .where("chosen.service_id", "=", id)
    .orderBy("config_options.id")
    .execute();
  return {
    clientId: service.client_id,
    fields: {
      ...(await clientFields(db, service.client_id)),
      service_id: service.id,
      service_order_id: service.order_id ?? "",
      service_order_number: service.order_number ?? "",
      service_product_name: service.product_name,
      service_product: service.product_name,
      service_product_description: service.product_description,
      service_config_options: options.map(({ option, choice }) => `${option}: ${choice}`).join(", "),
      service_reg_date: shownDay(service.registered_on, settings),
      service_domain: service.domain,
      service_server_name: service.server_name ?? "",
      service_server_hostname: service.server_hostname ?? "",
      service_server_ip: service.server_ip ?? "",
      service_dedicated_ip: service.dedicated_ip,
      service_assigned_ips: service.assigned_ips,
      service_ns1: service.ns1 || (service.nameserver1 ?? ""),
      service_ns2: service.ns2 || (service.nameserver2 ?? ""),
      service_payment_method: service.payment_method_name ?? service.payment_method,
      service_first_payment_amount: shownAmount(service.first_payment_amount, look),
      service_recurring_amount: shownAmount(service.recurring_amount, look),
      service_billing_cycle: service.billing_cycle,
      service_next_due_date: shownDay(service.next_due_date, settings),
      service_status: service.status,
      service_username: service.username,
      service_password: service.password === "" ? "" : new Secret(service.password),
      service_suspension_reason: service.suspension_reason,
    },
  };
}
