import { column as is, type MigrationContext } from "@kraken/database";

/** Invoices, money and quotes. */
export async function createBilling({ createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable("pay_methods", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    type: is.textRequired,
    description: is.text,
    gateway: is.text,
    contact_type: is.text,
    contact_id: is.integer,
    card_last_four: is.text,
    card_type: is.text,
    card_expiry: is.textOrNull,
    card_start: is.textOrNull,
    card_issue_number: is.text,
    bank_name: is.text,
    bank_account_type: is.text,
    bank_code: is.text,
    bank_last_four: is.text,
    remote_token: is.text,
    sort_order: is.integer,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("pay_methods", ["client_id", "sort_order"]);

  await createTable("invoices", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    invoice_number: is.text,
    date: is.date,
    due_date: is.date,
    paid_at: is.timeOrNull,
    last_capture_attempt_at: is.timeOrNull,
    refunded_at: is.timeOrNull,
    cancelled_at: is.timeOrNull,
    subtotal: is.money,
    credit: is.money,
    tax: is.money,
    tax2: is.money,
    total: is.money,
    amount_paid: is.money,
    tax_rate: is.integer,
    tax_rate2: is.integer,
    status: is.text,
    payment_method: is.text,
    pay_method_id: is.mayReferTo("pay_methods"),
    notes: is.text,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("invoices", ["client_id", "date"]);
  await createIndex("invoices", ["status", "due_date"]);
  await createIndex("invoices", ["date"]);
  await createIndex("invoices", ["total"]);
  await createIndex("invoices", ["due_date"]);
  await createIndex("invoices", ["paid_at"]);
  await createIndex("invoices", ["invoice_number"]);

  await createTable("invoice_items", {
    id: is.id,
    invoice_id: is.belongsTo("invoices"),
    type: is.text,
    related_id: is.integer,
    description: is.text,
    amount: is.money,
    is_taxed: is.flag,
    sort_order: is.integer,
  });
  await createIndex("invoice_items", ["invoice_id"]);
  await createIndex("invoice_items", ["type", "related_id"]);

  await createTable("transactions", {
    id: is.id,
    client_id: is.mayReferTo("clients", "cascade"),
    currency_id: is.mayReferTo("currencies"),
    gateway: is.text,
    date: is.time,
    description: is.text,
    amount_in: is.money,
    fees: is.money,
    amount_out: is.money,
    rate: is.integer,
    transaction_id: is.text,
    invoice_id: is.mayReferTo("invoices"),
    refund_of_id: is.mayReferTo("transactions"),
  });
  await createIndex("transactions", ["client_id", "date"]);
  await createIndex("transactions", ["invoice_id"]);
  await createIndex("transactions", ["transaction_id"]);
  await createIndex("transactions", ["date"]);

  await createTable("credits", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    admin_id: is.mayReferTo("admins"),
    date: is.date,
    description: is.text,
    amount: is.money,
    related_id: is.integer,
    created_at: is.time,
  });
  await createIndex("credits", ["client_id"]);

  await createTable("quotes", {
    id: is.id,
    subject: is.text,
    stage: is.text,
    valid_until: is.dateOrNull,
    client_id: is.mayReferTo("clients", "cascade"),
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
    subtotal: is.money,
    tax1: is.money,
    tax2: is.money,
    total: is.money,
    proposal: is.text,
    customer_notes: is.text,
    admin_notes: is.text,
    invoice_id: is.mayReferTo("invoices"),
    created_on: is.date,
    modified_on: is.date,
    sent_on: is.dateOrNull,
    accepted_on: is.dateOrNull,
  });
  await createIndex("quotes", ["client_id"]);
  await createIndex("quotes", ["stage", "valid_until"]);

  await createTable("quote_items", {
    id: is.id,
    quote_id: is.belongsTo("quotes"),
    description: is.text,
    quantity: is.integer,
    unit_price: is.money,
    discount: is.integer,
    is_taxable: is.flag,
    sort_order: is.integer,
  });
  await createIndex("quote_items", ["quote_id"]);

  await createTable("billable_items", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    description: is.text,
    quantity: is.integer,
    unit: is.text,
    amount: is.money,
    invoice_action: is.text,
    recur: is.integer,
    recur_cycle: is.text,
    recur_for: is.integer,
    due_date: is.dateOrNull,
    invoice_count: is.integer,
    created_at: is.time,
  });
  await createIndex("billable_items", ["client_id"]);

  await createTable("affiliates", {
    id: is.id,
    client_id: is.belongsTo("clients"),
    date: is.date,
    visitors: is.integer,
    pay_type: is.text,
    pay_amount: is.money,
    is_one_time: is.flag,
    balance: is.money,
    withdrawn: is.money,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("affiliates", ["client_id"], { unique: true });

  await createTable("tax_rules", {
    id: is.id,
    level: is.integer,
    name: is.textRequired,
    country: is.text,
    state: is.text,
    rate: is.integer,
  });
}
