import { column, type Migration, type MigrationContext } from "@kraken/database";

export type SessionKind = "client" | "staff";

/** Why a session ended before its time. */
export type EndReason =
  | "signed out"
  | "idle"
  | "everywhere"
  | "password"
  | "revoked"
  | "closed"
  | "deleted"
  | "removed"
  | "disabled";

export type SessionRow = {
  /** Random, and only ever in the signed token of its cookie. */
  id: string;
  kind: SessionKind;
  /** WHMCS's user id of a client's session; of a staff session the account's id, 0 being the built-in owner. */
  subject: string;
  /** The e-mail address or name by which people know them. */
  name: string;
  client_id: number | null;
  /** The principal's epoch when it began: another one since then has ended it. */
  epoch: number;
  /** The staff session that opened it to act for a client, with which it ends. */
  parent_id: string | null;
  /** Why staff act for the client. */
  purpose: string;
  address: string;
  user_agent: string;
  created_at: string;
  /** To the minute or better: what idle expiry counts from. */
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
  end_reason: EndReason | null;
  /** JSON: what its user might do for the client when WHMCS was asked last, and when that was. */
  standing: string | null;
  standing_at: string | null;
};

export type SessionTables = { sessions: SessionRow };

/** As the first version had it. */
export const sessionsAtFirst: Migration = {
  name: "0001_sessions",
  async up({ createTable, createIndex }) {
    await createTable(
      "sessions",
      {
        id: column.textRequired,
        kind: column.textRequired,
        subject: column.textRequired,
        client_id: column.integerOrNull,
        created_at: column.time,
        seen_at: column.time,
        expires_at: column.time,
        ended_at: column.timeOrNull,
      },
      ["id"],
    );
    await createIndex("sessions", ["kind", "subject"]);
    await createIndex("sessions", ["expires_at"]);
  },
};

/** The sessions anew: those of before say too little of whose they are, so everybody signs in once more. */
export async function createSessions({ tx, createTable, createIndex }: MigrationContext): Promise<void> {
  await tx.schema.dropTable("sessions").execute();
  await createTable(
    "sessions",
    {
      id: column.textRequired,
      kind: column.textRequired,
      subject: column.textRequired,
      name: column.text,
      client_id: column.integerOrNull,
      epoch: column.integer,
      parent_id: column.textOrNull,
      purpose: column.text,
      address: column.text,
      user_agent: column.text,
      created_at: column.time,
      seen_at: column.time,
      expires_at: column.time,
      ended_at: column.timeOrNull,
      end_reason: column.textOrNull,
    },
    ["id"],
  );
  await createIndex("sessions", ["kind", "subject"]);
  await createIndex("sessions", ["parent_id"]);
  await createIndex("sessions", ["expires_at"]);
}
