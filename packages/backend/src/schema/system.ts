import type { Count, Day, Flag, Id, Maybe, Text, Time } from "./fields.ts";

/** Mail as sent: what GetEmails shows. */
export interface EmailsTable {
  id: Id;
  client_id: Maybe<number>;
  subject: Text;
  /** HTML. */
  message: Text;
  to_addresses: Text;
  cc: Text;
  bcc: Text;
  /** sent, queued, failed, or kept (there was no mail server to send it by). */
  status: Text;
  failure: Text;
  attempts: Count;
  /** Names the mail to its transport and, as its Message-ID, to the world; "" for those before the outbox. */
  reference: Text;
  /** The message as it goes out where that holds a secret, emptied as soon as it is out; else "". */
  outgoing: Text;
  created_at: Time;
  sent_at: Maybe<Time>;
}

export interface EmailTemplatesTable {
  id: Id;
  /** general, product, domain, invoice, support, affiliate, user, notification, or admin for mail to the staff. */
  type: string;
  name: string;
  subject: Text;
  message: Text;
  is_custom: Flag;
  is_disabled: Flag;
  language: Text;
  created_at: Time;
  updated_at: Time;
}

/** Who did what. A null client, user or admin is the wire's 0. */
export interface ActivityLogTable {
  id: Id;
  client_id: Maybe<number>;
  user_id: Maybe<number>;
  admin_id: Maybe<number>;
  /** As shown: a staff user name, "Client", "System". */
  username: Text;
  description: string;
  ip_address: Text;
  created_at: Time;
}

/** Key: setting. Names are WHMCS's own (CompanyName, Domain, TaxEnabled, TaxType, …). */
export interface SettingsTable {
  setting: string;
  value: Text;
  updated_at: Maybe<Time>;
}

/** Module calls that failed and wait for another try. */
export interface ModuleQueueTable {
  id: Id;
  /** service, addon or domain. */
  service_type: string;
  service_id: number;
  module_name: Text;
  module_action: Text;
  last_attempt_at: Maybe<Time>;
  last_error: Text;
  retries: Count;
  is_completed: Flag;
  created_at: Time;
  updated_at: Time;
}

/** What a task of the daily run did: one row each time that it ran. */
export interface AutomationLogTable {
  id: Id;
  day: Day;
  /** As WHMCS's namespaces: CreateInvoices, CloseInactiveTickets, … */
  task: string;
  /** JSON of numbers by name: {"closed": 3}. */
  figures: Text;
  created_at: Time;
}

export interface TodoItemsTable {
  id: Id;
  date: Day;
  title: Text;
  description: Text;
  admin_id: Maybe<number>;
  /** New, Pending, In Progress, Completed, Postponed. */
  status: Text;
  due_date: Maybe<Day>;
  created_at: Time;
  updated_at: Time;
}

export interface BannedIpsTable {
  id: Id;
  ip_address: string;
  reason: Text;
  expires_at: Maybe<Time>;
  created_at: Time;
}
