import { refuse } from "../errors.ts";

/** What an index takes on either dialect. WHMCS's own columns for such texts are no longer. */
const LONGEST = 255;

/** A text that things are found by, such as a gateway's number. @throws Refusal for one of more than 255 characters */
export const short = <T extends string | undefined>(text: T, parameter: string): T =>
  (text?.length ?? 0) > LONGEST ? refuse(`Invalid or missing parameter: ${parameter}`) : text;
