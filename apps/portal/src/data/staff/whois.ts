import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { whereServed } from "../engine.ts";
import { orElse } from "../failure.ts";
import { type Answered, answered } from "./answered.ts";

/** What the public register says of a name: `text` as it says it, `ours` where it is a domain of ours. */
export type WhoisAnswer = { isFree: boolean; text: string; ours: { id: number; status: string }[] };

/** Looks a name up at its registry, now. (DomainWhois, GetClientsDomains) */
export async function lookUp(scope: StaffScope, name: string): Promise<Answered<WhoisAnswer>> {
  assertScope(scope, "staff");
  const ours = orElse(ask(scope).getClientsDomains({ domain: name, limitnum: 10 }), undefined);
  return answered(async () => {
    const [{ status, whois }, own] = await Promise.all([askAnew(scope).domainWhois({ domain: name }), ours]);
    return {
      isFree: status === "available",
      text: whois.trim(),
      ours: (own?.domains ?? [])
        .filter((row) => row.domainname === name)
        .map((row) => ({ id: row.id, status: row.status })),
    };
  });
}

export type RegistrarRow = {
  module: string;
  name: string;
  /** How many domains are there; undefined where the engine can't count them. */
  domains: number | undefined;
};

/** The registrars that are active. (GetRegistrars, KrakenGetDomains) */
export async function registrarList(scope: StaffScope): Promise<RegistrarRow[]> {
  assertScope(scope, "staff");
  const asked = ask(scope);
  const { registrars } = await asked.getRegistrars({});
  const count = (registrar: string) =>
    orElse(
      whereServed("KrakenGetDomains", () => asked.krakenGetDomains({ registrar, limitnum: 1 })),
      undefined,
    );
  return Promise.all(
    registrars.map(async ({ module, display_name: name }) => ({
      module,
      name: name || module,
      domains: (await count(module))?.totalresults,
    })),
  );
}
