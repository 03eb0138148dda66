import type { AuditEntry } from "../store/audit.ts";
import type { Store } from "../store/store.ts";

/** What a command of the shell works with. */
export type Shell = {
  store: Store;
  say: (line: string) => void;
  /** Who it is, for the audit log. */
  user: string;
};

/** A command that was written wrongly, or can't be done. The message is one sentence. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** The line of the audit log for what was done from the shell. */
export const shellEntry = (user: string, action: string, on?: string, note?: string): AuditEntry => ({
  who: "shell",
  name: user,
  action,
  on,
  note,
  result: "done",
});

/** Columns of text, as wide as what is in them. */
export function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => Array.from(row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - Array.from(cell).length))
      .join("  ")
      .trimEnd(),
  );
}
