import type { Context, Tx } from "../context.ts";
import { isSettingName, standardValue } from "../settings.ts";

/** Kraken's own marks in the table are no settings of WHMCS's. */
const isOwnMark = (name: string) => /^kraken/i.test(name);

/** A setting's name as it is kept, and its value; undefined for what is no setting. */
export async function settingByName(db: Context["db"] | Tx, name: string) {
  if (isOwnMark(name)) return undefined;
  const row = await db
    .selectFrom("settings")
    .select(["setting", "value"])
    .where("setting", "=", name)
    .executeTakeFirst();
  if (row) return row;
  return isSettingName(name) ? { setting: name, value: standardValue(name) } : undefined;
}
