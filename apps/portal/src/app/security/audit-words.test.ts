import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Locale, locales } from "../../messages/locales.ts";
import { wordsOf } from "../../messages/words.ts";
import { deedOf } from "./audit-words.ts";

/** Every action that the portal's source writes for an account: "account.sign-in". The map of words itself aside. */
function accountActions(): string[] {
  const source = join(import.meta.dirname, "../..");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|audit-words\.ts$/.test(file),
  );
  const found = files.flatMap((file) =>
    Array.from(readFileSync(join(source, file), "utf8").matchAll(/(["'`])(account\.[^"'`]+)\1/g), ([, , name]) => name),
  );
  return [...new Set(found)].filter((name) => name !== undefined).sort();
}

test("every action of an account has words of its own in the history, done or not", () => {
  const actions = accountActions();
  expect(actions).toEqual(
    expect.arrayContaining(["account.sign-in", "account.register", "account.profile", "account.password-reset"]),
  );
  for (const locale of Object.keys(locales) as Locale[]) {
    const { t } = wordsOf(locale);
    const said = (action: string, isDone: boolean) => t(`security.history.deeds.${deedOf(action, isDone)}`);
    for (const isDone of [true, false]) {
      const all = actions.map((action) => said(action, isDone));
      expect(all).not.toContain(said("ticket.reply", isDone));
      expect(new Set(all).size).toBe(actions.length);
    }
  }
});
