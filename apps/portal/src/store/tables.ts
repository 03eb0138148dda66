import { column, type Migration } from "@kraken/database";

export type SessionRow = {
  id: string;
  kind: "client" | "staff";
  /** WHMCS's user id of a client's session; the account's name of a staff session. */
  subject: string;
  client_id: number | null;
  created_at: string;
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
};

/** The portal's own tables. Times are ISO text in UTC. */
export type StoreTables = { sessions: SessionRow };

export const storeMigrations: Migration[] = [
  {
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
  },
];
