import { column as is, type MigrationContext } from "@kraken/database";

/** Mail, logs and settings. */
export async function createSystem({ createTable, createIndex }: MigrationContext): Promise<void> {
  await createTable("emails", {
    id: is.id,
    client_id: is.mayReferTo("clients", "cascade"),
    subject: is.text,
    message: is.text,
    to_addresses: is.text,
    cc: is.text,
    bcc: is.text,
    status: is.text,
    failure: is.text,
    attempts: is.integer,
    created_at: is.time,
    sent_at: is.timeOrNull,
  });
  await createIndex("emails", ["client_id", "id"]);
  await createIndex("emails", ["status", "id"]);
  await createIndex("emails", ["created_at"]);

  await createTable("email_templates", {
    id: is.id,
    type: is.textRequired,
    name: is.textRequired,
    subject: is.text,
    message: is.text,
    is_custom: is.flag,
    is_disabled: is.flag,
    language: is.text,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("email_templates", ["name", "language"], { unique: true });

  await createTable("activity_log", {
    id: is.id,
    client_id: is.mayReferTo("clients"),
    user_id: is.mayReferTo("users"),
    admin_id: is.mayReferTo("admins"),
    username: is.text,
    description: is.textRequired,
    ip_address: is.text,
    created_at: is.time,
  });
  await createIndex("activity_log", ["client_id", "id"]);
  await createIndex("activity_log", ["created_at"]);

  await createTable(
    "settings",
    {
      setting: is.textRequired,
      value: is.text,
      updated_at: is.timeOrNull,
    },
    ["setting"],
  );

  await createTable("module_queue", {
    id: is.id,
    service_type: is.textRequired,
    service_id: is.integer,
    module_name: is.text,
    module_action: is.text,
    last_attempt_at: is.timeOrNull,
    last_error: is.text,
    retries: is.integer,
    is_completed: is.flag,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("module_queue", ["service_type", "service_id"]);
  await createIndex("module_queue", ["is_completed"]);

  await createTable("todo_items", {
    id: is.id,
    date: is.date,
    title: is.text,
    description: is.text,
    admin_id: is.mayReferTo("admins"),
    status: is.text,
    due_date: is.dateOrNull,
    created_at: is.time,
    updated_at: is.time,
  });
  await createIndex("todo_items", ["status", "due_date"]);

  await createTable("banned_ips", {
    id: is.id,
    ip_address: is.textRequired,
    reason: is.text,
    expires_at: is.timeOrNull,
    created_at: is.time,
  });
  await createIndex("banned_ips", ["ip_address"]);
}
