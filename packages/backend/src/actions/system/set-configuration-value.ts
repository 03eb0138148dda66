import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settingByName } from "../../system/settings-by-name.ts";

/** "" is a value: it empties a setting. One that was left out is not. */
const missing = { setting: "Parameter setting is required", value: "Parameter value is required" };

export const setConfigurationValue = handler(
  actions.setConfigurationValue,
  async (context, { setting, value }) => {
    if (setting === "") return refuse(missing.setting);
    if (!(await settingByName(context.db, setting))) return refuse("Invalid name for parameter setting");
    const { now } = context;
    return context.transaction(async (tx) => {
      const before = await settingByName(tx, setting);
      if (before?.value === value) return { value_changed: false };
      await tx
        .insertInto("settings")
        .values({ setting, value, updated_at: now })
        .onConflict((conflict) => conflict.column("setting").doUpdateSet({ value, updated_at: now }))
        .execute();
      // The value itself may be nobody's business.
      await logActivity(context, tx, { description: `Setting Modified: ${setting}` });
      return { value_changed: true };
    });
  },
  missing,
);
