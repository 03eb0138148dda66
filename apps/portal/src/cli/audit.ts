import { type AuditEnd, listAudit, verifyAudit } from "../store/audit.ts";
import { CommandError, type Shell, table } from "./command.ts";

export type AuditOptions = { last?: string | undefined; search?: string | undefined; limit?: string | undefined };

function endFrom(text: string | undefined): AuditEnd | undefined {
  if (text === undefined) return undefined;
  const [, number, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined || hash === undefined)
    throw new CommandError("--last is what an earlier verify printed: NUMBER:HASH.");
  return { number: Number(number), hash };
}

const sentences = {
  changed: (number: number) => `Entry ${number} was changed.`,
  missing: (number: number) => `Entry ${number} was removed.`,
  inserted: (number: number) => `Entry ${number} was put in.`,
};

/** Says which entries were changed, removed or put in. True when none was. */
async function verify({ store, say }: Shell, _rest: string[], { last }: AuditOptions): Promise<boolean> {
  const { end, findings } = await verifyAudit(store, endFrom(last));
  for (const { kind, number } of findings) say(sentences[kind](number));
  if (findings.length > 0) {
    say(
      `The audit log is not as it was written: ${findings.length} ${findings.length === 1 ? "finding" : "findings"}.`,
    );
    return false;
  }
  say(`${end.number} ${end.number === 1 ? "entry" : "entries"}, all as they were written.`);
  say(`Keep this elsewhere, and give it to the next verify as --last: ${end.number}:${end.hash}`);
  return true;
}

async function list({ store, say }: Shell, _rest: string[], { search, limit = "50" }: AuditOptions): Promise<boolean> {
  const pageSize = Number(limit);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 10_000)
    throw new CommandError("--limit is a whole number from 1 to 10000.");
  const { rows } = await listAudit(store, { search, page: 1, pageSize });
  const lines = rows.map((row) => [
    String(row.number),
    row.at,
    row.name ? `${row.who} (${row.name})` : row.who,
    row.as_whom || "-",
    row.action,
    row.object || "-",
    row.result,
    row.address || "-",
    row.note,
  ]);
  const heads = ["NO.", "TIME", "WHO", "AS", "ACTION", "ON", "RESULT", "ADDRESS", "NOTE"];
  for (const line of table([heads, ...lines])) say(line);
  return true;
}

/** `npm run portal -- audit …`, by its second word. */
export const auditCommands = { verify, list } satisfies Record<
  string,
  (shell: Shell, rest: string[], options: AuditOptions) => Promise<boolean>
>;
