import type { MergeFields } from "../merge.ts";

/** Who or what a mail is about, and who gets it where that is not the client and his contacts. */
export type Subject = {
  /** In whose history the mail is. */
  clientId: number | null;
  fields: MergeFields;
  to?: string | undefined;
  cc?: readonly string[] | undefined;
  /** Where it is not the client's. */
  language?: string | undefined;
};
