import { catalogues } from "../../messages/catalogues.ts";
import type { Words } from "../../messages/words.ts";
import { folded } from "../../palette/match.ts";

/** The sentences of `security.history.deeds` for each action of an account: when it was done, and when it wasn't. */
const deeds = {
  "account.sign-in": ["sign-in", "sign-in-refused"],
  "account.sign-out": ["sign-out", "sign-out"],
  "account.sign-out-everywhere": ["sign-out-everywhere", "sign-out-everywhere"],
  "account.session-end": ["session-end", "session-end"],
  "account.register": ["register", "register"],
  "account.profile": ["profile", "profile"],
  "account.password": ["password", "password-refused"],
  "account.password-reset-asked": ["password-reset-asked", "password-reset-asked"],
  "account.password-reset": ["password-reset", "password-reset"],
  "account.second-factor-on": ["second-factor-on", "second-factor-on"],
  "account.second-factor-off": ["second-factor-off", "second-factor-off"],
  "account.recovery-codes": ["recovery-codes", "recovery-codes"],
  "account.data": ["data", "data-refused"],
  "account.recovery-code": ["recovery-code", "recovery-code"],
} as const;

/** Whether an action of the audit log has words of its own. */
export const hasWords = (action: string): action is keyof typeof deeds => Object.hasOwn(deeds, action);

/** Which of `security.history.deeds` tells of an action; "other" for one without words. */
export const deedOf = (action: string, isDone: boolean) => (hasWords(action) ? deeds[action][isDone ? 0 : 1] : "other");

type Told = typeof catalogues.en.audit.deeds;
type Path = { [Group in keyof Told]: `${Group}.${keyof Told[Group] & string}` }[keyof Told];

/** All other actions that have words: "ticket.reply". */
const told: ReadonlySet<string> = new Set(
  Object.entries(catalogues.en.audit.deeds).flatMap(([group, names]) =>
    Object.keys(names).map((name) => `${group}.${name}`),
  ),
);
const isTold = (action: string): action is Path => told.has(action);

/** What an action of the audit log is called; undefined for one that has no words. */
export function actionWords(action: string, isDone: boolean, t: Words["t"]): string | undefined {
  if (hasWords(action)) return t(`security.history.deeds.${deedOf(action, isDone)}`);
  if (!isTold(action)) return undefined;
  const [group, name] = action.split(".");
  return t(`audit.deeds.${group}.${name}` as `audit.deeds.${Path}`);
}

/** The actions whose words have this in them, as whoever searches the log reads them. */
export function actionsCalled(typed: string, t: Words["t"]): string[] {
  const wanted = folded(typed.trim());
  if (wanted === "") return [];
  return [...Object.keys(deeds), ...told].filter((action) =>
    [true, false].some((isDone) => folded(actionWords(action, isDone, t) ?? "").includes(wanted)),
  );
}
