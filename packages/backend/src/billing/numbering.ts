import { sql } from "kysely";
import type { Context, Tx } from "../context.ts";
import { readSettings } from "../settings.ts";

/**
 * The next number of the sequence, where numbers are on; "" where they are off. The count moves in the transaction that
 * uses it, and others wait for it: what is rolled back leaves no gap. (WHMCS: SequentialInvoiceNumbering)
 */
export async function nextInvoiceNumber({ now, today }: Context, tx: Tx): Promise<string> {
  const settings = await readSettings(tx);
  if (!settings.isOn("SequentialInvoiceNumbering")) return "";
  const setting = "SequentialInvoiceNumberValue";
  await tx
    .insertInto("settings")
    .values({ setting, value: settings.text(setting), updated_at: now })
    .onConflict((conflict) => conflict.column("setting").doNothing())
    .execute();
  const { value } = await tx
    .updateTable("settings")
    .set({ value: sql<string>`cast(cast(value as integer) + 1 as text)`, updated_at: now })
    .where("setting", "=", setting)
    .returning("value")
    .executeTakeFirstOrThrow();
  const [year = "", month = "", day = ""] = today.split("-");
  const parts: Record<string, string> = { NUMBER: String(Number(value) - 1), YEAR: year, MONTH: month, DAY: day };
  return settings
    .text("SequentialInvoiceNumberFormat")
    .replace(/\{(\w+)\}/g, (mark, name: string) => parts[name] ?? mark);
}
