/** What a registry says of a name. `text` is what it said, as far as people can read it. */
export type LookupResult =
  | { outcome: "available"; text: string }
  | { outcome: "registered"; text: string }
  /** Nobody answers for this ending. */
  | { outcome: "unsupported" }
  /** It did not answer, or not in a way that can be read; `error` is for staff. */
  | { outcome: "failed"; error: string };

/** Tells whether a domain is free: RDAP over HTTPS, or the offline one that the demo uses. */
export interface DomainLookup {
  /** `domain` is in lower case and in punycode, without a final dot. */
  lookup(domain: string): Promise<LookupResult>;
}
