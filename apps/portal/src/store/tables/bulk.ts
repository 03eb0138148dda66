import { column, type Migration } from "@kraken/database";
import type { Generated } from "kysely";

/** What has become of one thing of many. */
export type BulkState =
  /** It will be done. */
  | "waiting"
  /** It is being done at this moment. */
  | "working"
  | "done"
  /** It is certainly not done. */
  | "failed"
  /** It may have been done. */
  | "unknown";

/** The same deed on many things of a kind, which somebody of staff began. */
export type BulkRunRow = {
  id: Generated<number>;
  /** "services" */
  kind: string;
  deed: string;
  /** What the deed needs to know besides. JSON. */
  wishes: string;
  /** 0 is the built-in owner. */
  staff_id: number;
  /** Who that is in the audit log. JSON. */
  writer: string;
  made_at: string;
};

export type BulkItemRow = {
  run_id: number;
  position: number;
  object_id: number;
  /** What it was called. */
  label: string;
  state: BulkState;
  /** Why it was not done, in a word of ours. */
  why: string;
  /** The same in the words of who refused, or what was before and after. */
  note: string;
};

export type BulkTables = { bulk_runs: BulkRunRow; bulk_items: BulkItemRow };

export const bulk: Migration = {
  name: "0008_bulk",
  async up({ createTable, createIndex }) {
    await createTable("bulk_runs", {
      id: column.id,
      kind: column.textRequired,
      deed: column.textRequired,
      wishes: column.text,
      staff_id: column.integer,
      writer: column.textRequired,
      made_at: column.time,
    });
    await createIndex("bulk_runs", ["made_at"]);
    await createTable(
      "bulk_items",
      {
        run_id: column.belongsTo("bulk_runs"),
        position: column.integer,
        object_id: column.integer,
        label: column.text,
        state: column.textRequired,
        why: column.text,
        note: column.text,
      },
      ["run_id", "position"],
    );
  },
};
