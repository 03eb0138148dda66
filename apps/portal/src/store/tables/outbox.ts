import { column, createJobsTable, type JobsTable, type Migration } from "@kraken/database";
import type { Generated } from "kysely";

/** What a form that was sent has come to. */
export type WriteState =
  /** Somebody does it at this moment, until his lease ends. */
  | "running"
  /** It is done: `result` is its answer. */
  | "done"
  /** It is certainly not done: `result` says why. It may be tried again. */
  | "failed"
  /** It may have been done. */
  | "unknown";

/** A form that was sent, by the key that it carries. */
export type WriteRow = {
  /** Whose: a key of somebody else's is another one. */
  owner: string;
  key: string;
  form: string;
  /** Of all that was sent, files too. */
  hash: string;
  state: WriteState;
  /** Which taking of it this is. */
  holder: string;
  leased_until: string;
  /** Encrypted where it is done. */
  result: string;
  made_at: string;
};

export type LetterKind = "ticket.reply" | "ticket.open" | "staff.reply";

/** What has become of something that somebody wrote to WHMCS. */
export type LetterState =
  /** It will be sent. */
  | "waiting"
  /** It was marked to be sent, and no answer is known. */
  | "sending"
  /** It was sent and the answer was lost: one looks whether it arrived. */
  | "unknown"
  /** It arrived, and its writer has not seen that yet. */
  | "done"
  /** It is certainly not there, or was taken back: its writer has it again. */
  | "returned"
  /** It was not taken: `note` says why. */
  | "refused"
  /** Nobody can tell whether it arrived. */
  | "undecided";

/** Something that a client's user wrote to WHMCS and that is not known to have arrived. */
export type LetterRow = {
  id: Generated<number>;
  kind: LetterKind;
  user_id: number;
  /** Whose lane it is in: a client's, or a ticket's for what staff answer in it, by its negative number. */
  client_id: number;
  /** The member of staff who wrote it, for him or as himself. */
  staff_id: number | null;
  /** Who that is in the audit log. JSON. */
  writer: string;
  /** The ticket that it answers. */
  ticket_id: number | null;
  /** What was written. JSON. */
  content: string;
  /** Bytes, files included. */
  size: number;
  state: LetterState;
  note: string;
  /** What was there before it was sent: by that it is known when one looks for it. JSON. */
  before: string;
  /** What WHMCS made of it. JSON. */
  result: string;
  made_at: string;
  sent_at: string | null;
  /** When it is sent, or looked for, next. */
  due_at: string;
  tries: number;
  looks: number;
  /** The form that it came by. */
  write_owner: string;
  write_key: string;
};

export type LetterFileRow = { letter_id: number; position: number; name: string; data: Uint8Array };

export type OutboxTables = { writes: WriteRow; letters: LetterRow; letter_files: LetterFileRow; jobs: JobsTable };

/** Writes once, and what waits to be sent. */
export const outbox: Migration = {
  name: "0004_outbox",
  async up(context) {
    const { createTable, createIndex } = context;
    await createTable(
      "writes",
      {
        owner: column.textRequired,
        key: column.textRequired,
        form: column.textRequired,
        hash: column.textRequired,
        state: column.textRequired,
        holder: column.textRequired,
        leased_until: column.time,
        result: column.text,
        made_at: column.time,
      },
      ["owner", "key"],
    );
    await createIndex("writes", ["made_at"]);
    await createTable("letters", {
      id: column.id,
      kind: column.textRequired,
      user_id: column.integer,
      client_id: column.integer,
      staff_id: column.integerOrNull,
      writer: column.textRequired,
      ticket_id: column.integerOrNull,
      content: column.textRequired,
      size: column.integer,
      state: column.textRequired,
      note: column.text,
      before: column.text,
      result: column.text,
      made_at: column.time,
      sent_at: column.timeOrNull,
      due_at: column.time,
      tries: column.integer,
      looks: column.integer,
      write_owner: column.text,
      write_key: column.text,
    });
    await createIndex("letters", ["client_id", "state"]);
    await createIndex("letters", ["write_owner", "write_key"]);
    await createIndex("letters", ["made_at"]);
    await createTable(
      "letter_files",
      { letter_id: column.belongsTo("letters"), position: column.integer, name: column.text, data: column.bytes },
      ["letter_id", "position"],
    );
    await createJobsTable(context);
  },
};
