import { wire } from "@kraken/contract";

export type Form = { [name: string]: wire.Formable };
export type Credentials = { identifier: string; secret: string; accessKey?: string | undefined };

/** Names that belong to the call itself; a parameter of such a name is refused. */
const RESERVED = new Set(["action", "identifier", "secret", "username", "password", "accesskey", "responsetype"]);

/** The name under which PHP files a form field: it cuts at a NUL and at a bracket, and skips leading blanks. */
const phpName = (name: string) =>
  /^\w*$/.test(name) ? name.toLowerCase() : (name.split("\0", 1)[0] ?? "").trim().replace(/\[.*$/s, "").toLowerCase();

/** Makes the bodies of calls with one pair of credentials. */
export function createFormWriter({ identifier, secret, accessKey }: Credentials) {
  const own = wire.formBody({ identifier, secret, accesskey: accessKey, responsetype: "json" });
  /** What may never be read in an error or a log, by name. */
  const secrets: [string, string][] = wire.formPairs({ identifier, secret, accesskey: accessKey });

  return {
    secrets,
    /**
     * The body of a call. The call's own names come last: PHP keeps the last of a name, and drops the end of a form
     * that is too long, so that such a call is refused rather than carried out in part.
     * @throws TypeError when a parameter has one of those names.
     */
    body(action: string, form: Form): string {
      for (const name in form) {
        if (RESERVED.has(phpName(name))) throw new TypeError(`${action} takes no parameter called ${phpName(name)}`);
      }
      const params = wire.formBody(form);
      return `${params}${params === "" ? "" : "&"}${own}&${wire.formBody({ action })}`;
    },
  };
}
