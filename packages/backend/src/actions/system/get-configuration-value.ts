import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { settingByName } from "../../system/settings-by-name.ts";

const MISSING = "Parameter setting is required";

export const getConfigurationValue = handler(
  actions.getConfigurationValue,
  async ({ db }, { setting }) => {
    if (setting === "") return refuse(MISSING);
    const found = await settingByName(db, setting);
    return found ?? refuse("Invalid name for parameter setting");
  },
  { setting: MISSING },
);
