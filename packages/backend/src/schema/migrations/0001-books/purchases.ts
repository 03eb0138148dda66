import { column as is, type MigrationContext } from "@kraken/database";

/** What clients have ordered. */
export async function createPurchases({ createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable("orders", {
    id: is.id,
    order_number: is.textRequired,
    client_id: is.belongsTo("clients"),
    contact_id: is.mayReferTo("contacts"),
    user_id: is.mayReferTo("users"),
    admin_id: is.mayReferTo("admins"),
    nameservers: is.text,
    transfer_secrets: is.text,
    renewals: is.text,
    promo_code: is.text,
    promo_type: is.text,
    promo_value: is.money,
    order_data: is.text,
    amount: is.money,
    payment_method: is.text,
    invoice_id: is.mayReferTo("invoices"),
    status: is.text,
    ip_address: is.text,
    fraud_module: is.text,
    fraud_output: is.text,
    notes: is.text,
    affiliate_id: is.mayReferTo("affiliates"),
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("orders", ["order_number"], { unique: true });
  await createIndex("orders", ["client_id"]);
  await createIndex("orders", ["status", "id"]);
  await createIndex("orders", ["created_at"]);
  await createIndex("orders", ["invoice_id"]);

  await createTable("services", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    order_id: is.mayReferTo("orders"),
    product_id: is.belongsTo("products", "restrict"),
    server_id: is.mayReferTo("servers"),
    quantity: is.withDefault(is.integer, 1),
    domain: is.text,
    registered_on: is.date,
    first_payment_amount: is.money,
    recurring_amount: is.money,
    payment_method: is.text,
    billing_cycle: is.text,
    next_due_date: is.dateOrNull,
    next_invoice_date: is.dateOrNull,
    terminated_on: is.dateOrNull,
    completed_on: is.dateOrNull,
    status: is.text,
    username: is.text,
    password: is.text,
    subscription_id: is.text,
    promotion_id: is.mayReferTo("promotions"),
    promotion_uses: is.integer,
    suspension_reason: is.text,
    override_auto_suspend: is.flag,
    override_suspend_until: is.dateOrNull,
    ns1: is.text,
    ns2: is.text,
    dedicated_ip: is.text,
    assigned_ips: is.text,
    notes: is.text,
    disk_usage: is.integer,
    disk_limit: is.integer,
    bandwidth_usage: is.integer,
    bandwidth_limit: is.integer,
    usage_updated_at: is.timeOrNull,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("services", ["client_id", "status"]);
  await createIndex("services", ["lower(domain)"]);
  await createIndex("services", ["product_id"]);
  await createIndex("services", ["server_id"]);
  await createIndex("services", ["order_id"]);
  await createIndex("services", ["status", "next_due_date"]);
  await createIndex("services", ["next_due_date"]);
  await createIndex("services", ["next_invoice_date"]);

  await createTable(
    "service_config_options",
    {
      service_id: is.belongsTo("services"),
      option_id: is.belongsTo("config_options"),
      choice_id: is.belongsTo("config_choices"),
      quantity: is.integer,
    },
    ["service_id", "option_id"],
  );

  await createTable("service_addons", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    service_id: is.belongsTo("services"),
    order_id: is.mayReferTo("orders"),
    addon_id: is.mayReferTo("addons"),
    server_id: is.mayReferTo("servers"),
    quantity: is.withDefault(is.integer, 1),
    name: is.text,
    setup_fee: is.money,
    recurring_amount: is.money,
    billing_cycle: is.text,
    is_taxed: is.flag,
    status: is.text,
    registered_on: is.date,
    next_due_date: is.dateOrNull,
    next_invoice_date: is.dateOrNull,
    terminated_on: is.dateOrNull,
    payment_method: is.text,
    notes: is.text,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("service_addons", ["client_id"]);
  await createIndex("service_addons", ["service_id"]);
  await createIndex("service_addons", ["order_id"]);
  await createIndex("service_addons", ["status", "next_due_date"]);

  await createTable("domains", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    order_id: is.mayReferTo("orders"),
    type: is.text,
    domain: is.textRequired,
    registrar: is.text,
    registration_period: is.integer,
    first_payment_amount: is.money,
    recurring_amount: is.money,
    payment_method: is.text,
    registered_on: is.dateOrNull,
    expires_on: is.dateOrNull,
    next_due_date: is.dateOrNull,
    next_invoice_date: is.dateOrNull,
    status: is.text,
    subscription_id: is.text,
    promotion_id: is.mayReferTo("promotions"),
    dns_management: is.flag,
    email_forwarding: is.flag,
    id_protection: is.flag,
    do_not_renew: is.flag,
    is_premium: is.flag,
    is_locked: is.flag,
    ns1: is.text,
    ns2: is.text,
    ns3: is.text,
    ns4: is.text,
    ns5: is.text,
    epp_code: is.text,
    idn_language: is.text,
    whois: is.text,
    additional_fields: is.text,
    notes: is.text,
    synced_at: is.timeOrNull,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("domains", ["client_id", "status"]);
  await createIndex("domains", ["domain"]);
  await createIndex("domains", ["order_id"]);
  await createIndex("domains", ["status", "next_due_date"]);
  await createIndex("domains", ["next_due_date"]);
  await createIndex("domains", ["expires_on"]);

  await createTable("cancel_requests", {
    id: is.id,
    service_id: is.belongsTo("services"),
    reason: is.text,
    type: is.textRequired,
    done_at: is.timeOrNull,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("cancel_requests", ["service_id"]);
}
