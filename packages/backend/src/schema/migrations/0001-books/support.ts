import { column as is, type MigrationContext } from "@kraken/database";

/** Tickets, prepared replies and announcements. */
export async function createSupport({ createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable("departments", {
    id: is.id,
    name: is.textRequired,
    description: is.text,
    email: is.text,
    clients_only: is.flag,
    is_hidden: is.flag,
    sort_order: is.integer,
  });

  await createTable(
    "admin_departments",
    {
      admin_id: is.belongsTo("admins"),
      department_id: is.belongsTo("departments"),
      notify: is.flag,
    },
    ["admin_id", "department_id"],
  );

  await createTable("ticket_statuses", {
    id: is.id,
    title: is.textRequired,
    color: is.text,
    sort_order: is.integer,
    show_active: is.flag,
    show_awaiting: is.flag,
    auto_close: is.flag,
  });
  await createIndex("ticket_statuses", ["title"], { unique: true });

  await createTable("tickets", {
    id: is.id,
    tid: is.textRequired,
    c: is.textRequired,
    department_id: is.belongsTo("departments", "restrict"),
    client_id: is.mayReferTo("clients", "cascade"),
    user_id: is.mayReferTo("users"),
    contact_id: is.mayReferTo("contacts"),
    name: is.text,
    email: is.text,
    cc: is.text,
    subject: is.text,
    status: is.text,
    priority: is.text,
    admin_id: is.mayReferTo("admins"),
    flag_admin_id: is.mayReferTo("admins"),
    service_id: is.mayReferTo("services"),
    domain_id: is.mayReferTo("domains"),
    is_markdown: is.flag,
    prevent_client_closure: is.flag,
    merged_into_id: is.mayReferTo("tickets"),
    created_at: is.time,
    last_reply_at: is.time,
    updated_at: is.time,
  });
  await createIndex("tickets", ["tid"], { unique: true });
  await createIndex("tickets", ["client_id", "last_reply_at"]);
  await createIndex("tickets", ["department_id", "status", "last_reply_at"]);
  await createIndex("tickets", ["status", "last_reply_at"]);
  await createIndex("tickets", ["last_reply_at"]);
  await createIndex("tickets", ["flag_admin_id"]);
  await createIndex("tickets", ["lower(email)"]);
  await createIndex("tickets", ["service_id"]);
  await createIndex("tickets", ["domain_id"]);

  await createTable("ticket_replies", {
    id: is.id,
    ticket_id: is.belongsTo("tickets"),
    is_opening: is.flag,
    client_id: is.mayReferTo("clients"),
    user_id: is.mayReferTo("users"),
    contact_id: is.mayReferTo("contacts"),
    admin_id: is.mayReferTo("admins"),
    name: is.text,
    email: is.text,
    message: is.textRequired,
    is_markdown: is.flag,
    rating: is.integer,
    created_at: is.time,
  });
  await createIndex("ticket_replies", ["ticket_id", "created_at"]);

  await createTable("ticket_notes", {
    id: is.id,
    ticket_id: is.belongsTo("tickets"),
    admin_id: is.mayReferTo("admins"),
    message: is.textRequired,
    is_markdown: is.flag,
    created_at: is.time,
  });
  await createIndex("ticket_notes", ["ticket_id"]);

  await createTable("attachments", {
    id: is.id,
    ticket_id: is.belongsTo("tickets"),
    reply_id: is.mayReferTo("ticket_replies", "cascade"),
    note_id: is.mayReferTo("ticket_notes", "cascade"),
    filename: is.textRequired,
    position: is.integer,
    size: is.integer,
    data: is.bytes,
    created_at: is.time,
  });
  await createIndex("attachments", ["ticket_id"]);
  await createIndex("attachments", ["reply_id"]);
  await createIndex("attachments", ["note_id"]);

  await createTable("predefined_categories", {
    id: is.id,
    parent_id: is.mayReferTo("predefined_categories"),
    name: is.textRequired,
  });

  await createTable("predefined_replies", {
    id: is.id,
    category_id: is.belongsTo("predefined_categories"),
    name: is.textRequired,
    reply: is.textRequired,
  });
  await createIndex("predefined_replies", ["category_id"]);

  await createTable("blocked_senders", {
    id: is.id,
    email: is.textRequired,
    created_at: is.time,
  });
  await createIndex("blocked_senders", ["email"], { unique: true });

  await createTable("announcements", {
    id: is.id,
    date: is.time,
    title: is.textRequired,
    announcement: is.textRequired,
    is_published: is.flagOn,
    parent_id: is.mayReferTo("announcements", "cascade"),
    language: is.text,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("announcements", ["date"]);
  await createIndex("announcements", ["parent_id"]);
}
