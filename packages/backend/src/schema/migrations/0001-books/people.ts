import { column as is, type MigrationContext } from "@kraken/database";

/** Staff, users and clients. */
export async function createPeople({ createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable("admins", {
    id: is.id,
    uuid: is.text,
    role_id: is.integer,
    username: is.textRequired,
    password_hash: is.text,
    two_factor_module: is.text,
    firstname: is.text,
    lastname: is.text,
    email: is.text,
    signature: is.text,
    notes: is.text,
    template: is.text,
    language: is.text,
    is_disabled: is.flag,
    login_attempts: is.integer,
    last_login_at: is.timeOrNull,
    last_visit_at: is.timeOrNull,
    last_ip: is.text,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("admins", ["lower(username)"], { unique: true });

  await createTable("users", {
    id: is.id,
    uuid: is.text,
    firstname: is.text,
    lastname: is.text,
    email: is.textRequired,
    password_hash: is.text,
    language: is.text,
    two_factor_enabled: is.flag,
    two_factor_secret: is.text,
    security_question_id: is.integerOrNull,
    security_answer_hash: is.text,
    email_verified_at: is.timeOrNull,
    reset_token_hash: is.text,
    reset_expires_at: is.timeOrNull,
    last_login_at: is.timeOrNull,
    last_ip: is.text,
    last_host: is.text,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("users", ["lower(email)"], { unique: true });
  await createIndex("users", ["lower(lastname)"]);

  await createTable("client_groups", {
    id: is.id,
    name: is.textRequired,
    colour: is.text,
    discount_percent: is.integer,
    suspend_terminate_exempt: is.flag,
    separate_invoices: is.flag,
  });

  await createTable("clients", {
    id: is.id,
    uuid: is.text,
    group_id: is.mayReferTo("client_groups"),
    firstname: is.text,
    lastname: is.text,
    companyname: is.text,
    email: is.text,
    address1: is.text,
    address2: is.text,
    city: is.text,
    state: is.text,
    postcode: is.text,
    country: is.text,
    phonenumber: is.text,
    tax_id: is.text,
    currency_id: is.belongsTo("currencies", "restrict"),
    default_gateway: is.text,
    billing_contact_id: is.integerOrNull,
    status: is.text,
    credit: is.money,
    tax_exempt: is.flag,
    late_fee_override: is.flag,
    override_due_notices: is.flag,
    separate_invoices: is.flag,
    disable_auto_cc: is.flag,
    override_auto_close: is.flag,
    email_opt_out: is.flag,
    marketing_opt_in: is.flag,
    allow_sso: is.flagOn,
    email_general: is.flagOn,
    email_invoice: is.flagOn,
    email_support: is.flagOn,
    email_product: is.flagOn,
    email_domain: is.flagOn,
    email_affiliate: is.flagOn,
    language: is.text,
    notes: is.text,
    ip_address: is.text,
    last_login_at: is.timeOrNull,
    last_ip: is.text,
    last_host: is.text,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("clients", ["lower(email)"]);
  await createIndex("clients", ["lower(lastname)"]);
  await createIndex("clients", ["lower(firstname)"]);
  await createIndex("clients", ["lower(companyname)"]);
  await createIndex("clients", ["status", "id"]);
  await createIndex("clients", ["created_at"]);
  await createIndex("clients", ["group_id"]);

  await createTable(
    "user_clients",
    {
      user_id: is.belongsTo("users"),
      client_id: is.belongsTo("clients"),
      is_owner: is.flag,
      permissions: is.text,
      invited_by_user_id: is.mayReferTo("users"),
      last_login_at: is.timeOrNull,
      created_at: is.time,
    },
    ["user_id", "client_id"],
  );
  await createIndex("user_clients", ["client_id"]);

  await createTable("user_invites", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    email: is.textRequired,
    permissions: is.text,
    token_hash: is.textRequired,
    invited_by_user_id: is.mayReferTo("users"),
    invited_by_admin_id: is.mayReferTo("admins"),
    accepted_at: is.timeOrNull,
    expires_at: is.time,
    created_at: is.time,
  });
  await createIndex("user_invites", ["token_hash"], { unique: true });
  await createIndex("user_invites", ["client_id"]);

  await createTable("contacts", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    firstname: is.text,
    lastname: is.text,
    companyname: is.text,
    email: is.text,
    address1: is.text,
    address2: is.text,
    city: is.text,
    state: is.text,
    postcode: is.text,
    country: is.text,
    phonenumber: is.text,
    tax_id: is.text,
    email_general: is.flag,
    email_invoice: is.flag,
    email_support: is.flag,
    email_product: is.flag,
    email_domain: is.flag,
    email_affiliate: is.flag,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("contacts", ["client_id"]);

  await createTable("custom_fields", {
    id: is.id,
    type: is.textRequired,
    related_id: is.integer,
    name: is.textRequired,
    field_type: is.text,
    description: is.text,
    options: is.text,
    pattern: is.text,
    is_required: is.flag,
    is_admin_only: is.flag,
    show_on_order: is.flag,
    show_on_invoice: is.flag,
    sort_order: is.integer,
  });

  await createTable(
    "custom_field_values",
    {
      field_id: is.belongsTo("custom_fields"),
      related_id: is.integer,
      value: is.text,
    },
    ["field_id", "related_id"],
  );
  await createIndex("custom_field_values", ["related_id"]);

  await createTable("client_notes", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    admin_id: is.mayReferTo("admins"),
    note: is.textRequired,
    is_sticky: is.flag,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("client_notes", ["client_id"]);
}
