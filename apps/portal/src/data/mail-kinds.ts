/** What a client and his contacts may be mailed about, by WHMCS's words. */
export const mailKinds = ["general", "invoice", "support", "product", "domain", "affiliate"] as const;

export type MailKind = (typeof mailKinds)[number];
export type MailChoice = Record<MailKind, boolean>;

/** A choice, each kind asked for. */
export const mailChoice = (isChosen: (kind: MailKind) => boolean): MailChoice =>
  Object.fromEntries(mailKinds.map((kind) => [kind, isChosen(kind)])) as MailChoice;

/** WHMCS's words for a choice by which nobody would hear of the client's domains any more. */
export const isLastForDomains = (said: string): boolean => /domain related notifications|required by ICANN/i.test(said);
