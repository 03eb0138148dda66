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
