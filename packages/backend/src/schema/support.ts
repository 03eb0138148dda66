import type { Count, Flag, Id, Maybe, Text, Time } from "./fields.ts";

export interface DepartmentsTable {
  id: Id;
  name: string;
  description: Text;
  email: Text;
  clients_only: Flag;
  is_hidden: Flag;
  sort_order: Count;
}

/** Which departments a member of staff works in (supportDepartmentIds, receivesTicketNotifications). */
export interface AdminDepartmentsTable {
  admin_id: number;
  department_id: number;
  notify: Flag;
}

export interface TicketStatusesTable {
  id: Id;
  /** Unique; tickets.status holds it. */
  title: string;
  /** "#779500". */
  color: Text;
  sort_order: Count;
  show_active: Flag;
  show_awaiting: Flag;
  auto_close: Flag;
}

/** Tickets without their text: the opening message is the first of its ticket_replies. */
export interface TicketsTable {
  id: Id;
  /** The number that people see: "516757". Unique. */
  tid: string;
  /** Whoever has tid and c may read it as a guest: never send it to anybody else. */
  c: string;
  department_id: number;
  /** Null for a guest, who has name and email below ("" for clients: joined from users, contacts or clients). */
  client_id: Maybe<number>;
  user_id: Maybe<number>;
  contact_id: Maybe<number>;
  name: Text;
  email: Text;
  /** With commas. */
  cc: Text;
  subject: Text;
  status: Text;
  /** Low, Medium, High, Urgent. */
  priority: Text;
  /** The member of staff who opened it, or null. */
  admin_id: Maybe<number>;
  /** The member of staff that it is flagged to (the wire's flag, 0 when null). */
  flag_admin_id: Maybe<number>;
  /** What it is about: the wire's service "S12" or "D34". */
  service_id: Maybe<number>;
  domain_id: Maybe<number>;
  is_markdown: Flag;
  prevent_client_closure: Flag;
  merged_into_id: Maybe<number>;
  created_at: Time;
  last_reply_at: Time;
  updated_at: Time;
}

/** Messages of a ticket, in the order of created_at, id. Exactly one has is_opening = 1 (the wire's replyid 0). */
export interface TicketRepliesTable {
  id: Id;
  ticket_id: number;
  is_opening: Flag;
  client_id: Maybe<number>;
  user_id: Maybe<number>;
  contact_id: Maybe<number>;
  /** Set when staff wrote it. */
  admin_id: Maybe<number>;
  /** Of guests. */
  name: Text;
  email: Text;
  message: string;
  is_markdown: Flag;
  /** 0 = not rated, else 1 to 5. */
  rating: Count;
  created_at: Time;
}

/** For staff only. */
export interface TicketNotesTable {
  id: Id;
  ticket_id: number;
  admin_id: Maybe<number>;
  message: string;
  is_markdown: Flag;
  created_at: Time;
}

/** Files of messages and notes; one of reply_id and note_id is set. Select `data` only to hand it out. */
export interface AttachmentsTable {
  id: Id;
  ticket_id: number;
  reply_id: Maybe<number>;
  note_id: Maybe<number>;
  filename: string;
  /** Its place among the files of its message: the wire's index. */
  position: Count;
  size: Count;
  data: Uint8Array;
  /** Set when the bytes were removed, long after the ticket was closed. */
  removed_at: Maybe<string>;
  created_at: Time;
}

export interface PredefinedCategoriesTable {
  id: Id;
  parent_id: Maybe<number>;
  name: string;
}

/** Texts with [NAME], [FIRSTNAME], [TICKETID], [SIGNATURE] … as WHMCS has them. */
export interface PredefinedRepliesTable {
  id: Id;
  category_id: number;
  name: string;
  reply: string;
}

/** Who may not open tickets (BlockTicketSender). */
export interface BlockedSendersTable {
  id: Id;
  /** Unique, in lower case. */
  email: string;
  created_at: Time;
}

export interface AnnouncementsTable {
  id: Id;
  date: Time;
  title: string;
  /** HTML. */
  announcement: string;
  /** 1 unless given. */
  is_published: Flag;
  /** The announcement that this one translates, and into which language. */
  parent_id: Maybe<number>;
  language: Text;
  created_at: Time;
  updated_at: Time;
}
