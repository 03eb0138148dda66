import type { Words } from "../../../../messages/words.ts";
import { chosenHref } from "../../../choice.ts";
import type { Problems } from "../../../forms/write-form.ts";
import { checkNameservers } from "../nameservers.ts";

/** What can be done with several domains at once. */
export const deeds = ["renewOn", "renewOff", "lock", "unlock", "nameservers", "renew"] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (text: unknown): text is Deed => deeds.some((deed) => deed === text);

/** No more than this at once: each is a call to a registrar. */
export const MOST_AT_ONCE = 50;

/** The form's field with the price that was shown of a domain. */
export const shownName = (id: number): string => `shown.${id}`;

export const checkDeed = (deed: Deed, texts: Record<string, string>, t: Words["t"]): Problems =>
  deed === "nameservers" ? checkNameservers(texts, t) : [];

/** The address of the page for some domains. */
export const addressOf = (ids: readonly number[], what?: Deed): string =>
  chosenHref("/domains/many", ids, what ? { what } : {});
