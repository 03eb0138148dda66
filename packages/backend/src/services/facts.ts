import type { Context } from "../context.ts";
import { personOf } from "../modules/person.ts";
import type { ServerFacts, ServiceFacts } from "../modules/provisioning.ts";

type Db = Context["db"];

/** A server as its module is told of it; null when there is none. */
export async function serverFacts(db: Db, id: number | null): Promise<ServerFacts | null> {
  if (id === null) return null;
  const row = await db.selectFrom("servers").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const { name, hostname, username, password } = row;
  return {
    id,
    name,
    hostname,
    username,
    password,
    ipAddress: row.ip_address,
    accessHash: row.access_hash,
    isSecure: row.is_secure === 1,
  };
}

/** Configurable options by name; a quantity or a yes/no option as a number. */
async function optionsOf(db: Db, serviceId: number): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom("service_config_options as chosen")
    .innerJoin("config_options", "config_options.id", "chosen.option_id")
    .innerJoin("config_choices", "config_choices.id", "chosen.choice_id")
    .select(["config_options.name", "config_options.type", "config_choices.name as choice", "chosen.quantity"])
    .where("chosen.service_id", "=", serviceId)
    .orderBy("config_options.id")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.name, row.type >= 3 ? String(row.quantity) : row.choice]));
}

async function fieldsOf(db: Db, type: "product" | "addon", id: number): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom("custom_field_values")
    .innerJoin("custom_fields", "custom_fields.id", "custom_field_values.field_id")
    .select(["custom_fields.name", "custom_field_values.value"])
    .where("custom_fields.type", "=", type)
    .where("custom_field_values.related_id", "=", id)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.name, row.value]));
}

/** JSON list of the product's settings for its module; nothing for "". */
function moduleOptions(written: string): string[] {
  if (written === "") return [];
  const kept: unknown = JSON.parse(written);
  return Array.isArray(kept) ? kept.map(String) : [];
}

/** A service as its module is told of it; undefined when there is none. */
export async function serviceFacts(db: Db, id: number): Promise<ServiceFacts | undefined> {
  const row = await db
    .selectFrom("services")
    .innerJoin("products", "products.id", "services.product_id")
    .selectAll("services")
    .select(["products.name as product_name", "products.module_options"])
    .where("services.id", "=", id)
    .executeTakeFirst();
  const owner = row && (await personOf(db, row.client_id));
  if (!owner) return undefined;
  return {
    subject: "service",
    id,
    serviceId: id,
    domain: row.domain,
    username: row.username,
    password: row.password,
    status: row.status,
    quantity: row.quantity,
    product: { id: row.product_id, name: row.product_name, options: moduleOptions(row.module_options) },
    server: await serverFacts(db, row.server_id),
    options: await optionsOf(db, id),
    fields: await fieldsOf(db, "product", id),
    owner,
  };
}

/** An add-on with a module of its own, as that is told of it: with the domain and the login of its service. */
export async function addonFacts(db: Db, id: number): Promise<ServiceFacts | undefined> {
  const row = await db
    .selectFrom("service_addons")
    .innerJoin("addons", "addons.id", "service_addons.addon_id")
    .select(["service_addons.service_id", "service_addons.status", "service_addons.quantity"])
    .select(["service_addons.server_id", "addons.id as addon_id", "addons.name"])
    .where("service_addons.id", "=", id)
    .executeTakeFirst();
  const service = row && (await serviceFacts(db, row.service_id));
  if (!service) return undefined;
  return {
    ...service,
    subject: "addon",
    id,
    status: row.status,
    quantity: row.quantity,
    product: { id: row.addon_id, name: row.name, options: [] },
    server: await serverFacts(db, row.server_id ?? service.server?.id ?? null),
    fields: await fieldsOf(db, "addon", id),
  };
}
