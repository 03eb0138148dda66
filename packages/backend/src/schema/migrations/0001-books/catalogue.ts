import { column as is, type MigrationContext } from "@kraken/database";

/** What is sold, in which currencies, and where it runs. */
export async function createCatalogue({ createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable("currencies", {
    id: is.id,
    code: is.textRequired,
    prefix: is.text,
    suffix: is.text,
    format: is.integer,
    rate: is.integer,
    is_default: is.flag,
  });
  await createIndex("currencies", ["code"], { unique: true });

  await createTable(
    "payment_methods",
    {
      module: is.textRequired,
      display_name: is.textRequired,
      sort_order: is.integer,
      is_active: is.flagOn,
      is_card: is.flag,
      configuration: is.text,
    },
    ["module"],
  );

  await createTable("server_groups", {
    id: is.id,
    name: is.textRequired,
    fill_type: is.integer,
  });

  await createTable("servers", {
    id: is.id,
    group_id: is.mayReferTo("server_groups"),
    name: is.textRequired,
    hostname: is.text,
    ip_address: is.text,
    assigned_ips: is.text,
    module: is.text,
    max_accounts: is.integer,
    username: is.text,
    password: is.text,
    access_hash: is.text,
    is_secure: is.flag,
    is_active: is.flagOn,
    nameserver1: is.text,
    nameserver2: is.text,
    data_centre: is.text,
    status_address: is.text,
    monthly_cost: is.money,
  });

  await createTable("product_groups", {
    id: is.id,
    name: is.textRequired,
    slug: is.text,
    headline: is.text,
    tagline: is.text,
    is_hidden: is.flag,
    sort_order: is.integer,
  });
  await createIndex("product_groups", ["sort_order"]);

  await createTable("products", {
    id: is.id,
    group_id: is.belongsTo("product_groups", "restrict"),
    type: is.text,
    name: is.textRequired,
    slug: is.text,
    description: is.text,
    short_description: is.text,
    tagline: is.text,
    color: is.text,
    pay_type: is.text,
    allow_quantity: is.integer,
    stock_control: is.flag,
    stock: is.integer,
    is_hidden: is.flag,
    is_retired: is.flag,
    is_featured: is.flag,
    show_domain_options: is.flag,
    is_taxed: is.flag,
    prorata_billing: is.flag,
    prorata_day: is.integer,
    prorata_next_month_day: is.integer,
    subdomain: is.text,
    auto_setup: is.text,
    module: is.text,
    server_group_id: is.mayReferTo("server_groups"),
    welcome_email_template_id: is.integerOrNull,
    module_options: is.text,
    recurring_cycles: is.integer,
    auto_terminate_days: is.integer,
    on_demand_renewal: is.text,
    sort_order: is.integer,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("products", ["group_id", "sort_order"]);
  await createIndex("products", ["module"]);

  await createTable(
    "product_prices",
    {
      product_id: is.belongsTo("products"),
      currency_id: is.belongsTo("currencies"),
      cycle: is.textRequired,
      setup_fee: is.money,
      price: is.moneyRequired,
    },
    ["product_id", "currency_id", "cycle"],
  );

  await createTable(
    "product_upgrades",
    {
      product_id: is.belongsTo("products"),
      to_product_id: is.belongsTo("products"),
    },
    ["product_id", "to_product_id"],
  );

  await createTable("config_groups", {
    id: is.id,
    name: is.textRequired,
    description: is.text,
  });

  await createTable(
    "config_group_products",
    {
      group_id: is.belongsTo("config_groups"),
      product_id: is.belongsTo("products"),
    },
    ["group_id", "product_id"],
  );
  await createIndex("config_group_products", ["product_id"]);

  await createTable("config_options", {
    id: is.id,
    group_id: is.belongsTo("config_groups"),
    name: is.textRequired,
    type: is.integer,
    min_quantity: is.integer,
    max_quantity: is.integer,
    is_hidden: is.flag,
    sort_order: is.integer,
  });
  await createIndex("config_options", ["group_id"]);

  await createTable("config_choices", {
    id: is.id,
    option_id: is.belongsTo("config_options"),
    name: is.textRequired,
    is_hidden: is.flag,
    sort_order: is.integer,
  });
  await createIndex("config_choices", ["option_id"]);

  await createTable(
    "config_choice_prices",
    {
      choice_id: is.belongsTo("config_choices"),
      currency_id: is.belongsTo("currencies"),
      cycle: is.textRequired,
      setup_fee: is.money,
      price: is.moneyRequired,
    },
    ["choice_id", "currency_id", "cycle"],
  );

  await createTable("addons", {
    id: is.id,
    name: is.textRequired,
    description: is.text,
    pay_type: is.text,
    is_taxed: is.flag,
    show_on_order: is.flag,
    module: is.text,
    auto_setup: is.text,
    is_hidden: is.flag,
    sort_order: is.integer,
  });

  await createTable(
    "addon_products",
    {
      addon_id: is.belongsTo("addons"),
      product_id: is.belongsTo("products"),
    },
    ["addon_id", "product_id"],
  );

  await createTable(
    "addon_prices",
    {
      addon_id: is.belongsTo("addons"),
      currency_id: is.belongsTo("currencies"),
      cycle: is.textRequired,
      setup_fee: is.money,
      price: is.moneyRequired,
    },
    ["addon_id", "currency_id", "cycle"],
  );

  await createTable("tlds", {
    id: is.id,
    extension: is.textRequired,
    registrar: is.text,
    tld_group: is.text,
    categories: is.text,
    dns_management: is.flag,
    email_forwarding: is.flag,
    id_protection: is.flag,
    epp_required: is.flag,
    grace_days: is.integerOrNull,
    grace_fee: is.moneyOrNull,
    redemption_days: is.integerOrNull,
    redemption_fee: is.moneyOrNull,
    sort_order: is.integer,
  });
  await createIndex("tlds", ["extension"], { unique: true });

  await createTable(
    "tld_prices",
    {
      tld_id: is.belongsTo("tlds"),
      currency_id: is.belongsTo("currencies"),
      action: is.textRequired,
      years: is.integer,
      price: is.moneyRequired,
    },
    ["tld_id", "currency_id", "action", "years"],
  );

  await createTable("promotions", {
    id: is.id,
    code: is.textRequired,
    type: is.textRequired,
    recurring: is.flag,
    value: is.money,
    cycles: is.text,
    applies_to: is.text,
    requires: is.text,
    requires_existing: is.flag,
    starts_on: is.dateOrNull,
    expires_on: is.dateOrNull,
    max_uses: is.integer,
    uses: is.integer,
    lifetime_promo: is.flag,
    apply_once: is.flag,
    new_signups: is.flag,
    existing_client: is.flag,
    once_per_client: is.flag,
    recur_for: is.integer,
    upgrades: is.flag,
    upgrade_config: is.text,
    notes: is.text,
  });
  await createIndex("promotions", ["lower(code)"], { unique: true });
}
