import { column, type Migration } from "@kraken/database";

/** Who of staff has a ticket open at this moment. */
export type PresenceRow = {
  ticket_id: number;
  /** The session. */
  session: string;
  name: string;
  /** 1 when something is typed in the reply. */
  is_answering: number;
  /** It ends by itself, should nobody renew it. */
  until: string;
};

export type PresenceTables = { presences: PresenceRow };

export const presence: Migration = {
  name: "0007_presence",
  async up({ createTable, createIndex }) {
    await createTable(
      "presences",
      {
        ticket_id: column.integer,
        session: column.textRequired,
        name: column.text,
        is_answering: column.integer,
        until: column.time,
      },
      ["ticket_id", "session"],
    );
    await createIndex("presences", ["until"]);
  },
};
