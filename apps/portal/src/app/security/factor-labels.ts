/** The words of the second factor's forms, by their names in security.factor. */
export const factorLabels = [
  "setUp",
  "settingUp",
  "scan",
  "typed",
  "copy",
  "copied",
  "code",
  "codeHelp",
  "confirm",
  "confirming",
  "startAgain",
  "codesTitle",
  "codesHelp",
  "codes",
  "copyCodes",
  "kept",
  "renew",
  "renewing",
  "password",
  "switchOff",
  "switchingOff",
  "manage",
] as const;

export type FactorLabels = Record<(typeof factorLabels)[number] | "show" | "hide", string>;
