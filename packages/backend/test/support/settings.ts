import type { SettingName } from "../../src/settings.ts";
import type { TestBooks } from "./books.ts";

/** Sets WHMCS's settings as an installation has them. */
export const setSettings = (books: TestBooks, values: Partial<Record<SettingName, string>>) =>
  books.database.transaction((tx) =>
    tx
      .insertInto("settings")
      .values(Object.entries(values).map(([setting, value]) => ({ setting, value })))
      .onConflict((conflict) => conflict.column("setting").doUpdateSet(({ ref }) => ({ value: ref("excluded.value") })))
      .execute(),
  );
