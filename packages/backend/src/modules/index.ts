import type { Books, Clock } from "../context.ts";
import type { DomainLookup } from "./domain-lookup.ts";
import type { FraudModule } from "./fraud.ts";
import type { GatewayModule } from "./gateway.ts";
import { guarded, type Unexpected } from "./guard.ts";
import type { MailModule } from "./mail.ts";
import { offlineLookup } from "./offline-lookup.ts";
import type { ProvisioningModule } from "./provisioning.ts";
import type { RatesModule } from "./rates.ts";
import type { RegistrarModule } from "./registrar.ts";
import { sandboxFraud } from "./sandbox/fraud.ts";
import { sandboxGateway } from "./sandbox/gateway.ts";
import { sandboxProvisioning } from "./sandbox/provisioning.ts";
import { sandboxRates } from "./sandbox/rates.ts";
import { sandboxRegistrar } from "./sandbox/registrar.ts";

export type { DomainLookup, LookupResult } from "./domain-lookup.ts";
export { ECB_RATES, ecbRates } from "./ecb-rates.ts";
export type { FraudModule, OrderFacts } from "./fraud.ts";
export type { Card, CardToken, GatewayModule } from "./gateway.ts";
export type { Mail, MailModule } from "./mail.ts";
export type {
  AccountUsage,
  ProvisioningModule,
  ServerFacts,
  ServiceCall,
  ServiceCommand,
  ServiceFacts,
} from "./provisioning.ts";
export type { Rates, RatesModule } from "./rates.ts";
export { IANA_BOOTSTRAP, type RdapOptions, rdapLookup } from "./rdap/lookup.ts";
export {
  type DnsRecord,
  type DnsType,
  type DomainCall,
  type DomainContacts,
  type DomainFacts,
  dnsTypes,
  type RegistrarModule,
} from "./registrar.ts";
export type { ModuleIdentity, ModuleParameter, ModuleResult, Person, Reference } from "./result.ts";

/** Third parties of one installation. What is given here stands in front of the sandbox's. */
export type ModuleOptions = {
  /**
   * The sandbox's modules too: they keep what they are told, and nothing happens anywhere else. For the demo, tests and
   * trials: off unless said otherwise, so that no installation takes a domain for registered or an invoice for paid that
   * is not.
   */
  sandbox?: boolean | undefined;
  provisioning?: readonly ProvisioningModule[] | undefined;
  registrars?: readonly RegistrarModule[] | undefined;
  gateways?: readonly GatewayModule[] | undefined;
  fraud?: readonly FraudModule[] | undefined;
  /** Nothing leaves the house without it: mail stays in the outbox. */
  mail?: MailModule | undefined;
  /** The offline one when left out. */
  lookup?: DomainLookup | undefined;
  /** The sandbox's when left out, where that is on. */
  rates?: RatesModule | undefined;
};

type Shelf<M> = {
  /** By its name, whatever its case; undefined for a name that nobody has. */
  find(name: string): M | undefined;
  all(): readonly M[];
};

/** Everything outside the house that the backend talks to, by name. */
export type Modules = {
  provisioning: Shelf<ProvisioningModule>;
  registrars: Shelf<RegistrarModule>;
  gateways: Shelf<GatewayModule>;
  fraud: Shelf<FraudModule>;
  mail: MailModule | undefined;
  lookup: DomainLookup;
  /** Without it currencies keep the rates that they have. */
  rates: RatesModule | undefined;
};

/** Well-known names that the sandbox, where it is on, answers to while no real module has them: a copied catalogue works. */
const panels = ["cpanel", "plesk", "directadmin"];
const registrars = ["enom", "resellerclub", "opensrs"];

function shelf<M extends { readonly name: string }>(modules: readonly M[], standIns: readonly string[] = []): Shelf<M> {
  const byName = new Map(modules.map((module) => [module.name.toLowerCase(), module]));
  const sandbox = byName.get("sandbox");
  for (const name of standIns) if (sandbox && !byName.has(name)) byName.set(name, sandbox);
  return { find: (name) => byName.get(name.toLowerCase()), all: () => [...new Set(byName.values())] };
}

/**
 * The modules of an installation: what `given` has, and behind them the sandbox's where it is on. With `unexpected`
 * their exceptions end there.
 */
export function createModules(
  database: Books,
  clock: Clock,
  given: ModuleOptions = {},
  unexpected?: Unexpected,
): Modules {
  const safe = <M extends { readonly name: string }>(modules: readonly M[] = []) =>
    unexpected ? modules.map((module) => guarded(module, unexpected)) : modules;
  const { db, transaction } = database;
  const house = { db, transaction, now: () => `${clock().toISOString().slice(0, 19)}Z` };
  const sandbox = given.sandbox
    ? {
        provisioning: [sandboxProvisioning(house)],
        registrars: [sandboxRegistrar(house)],
        gateways: [sandboxGateway(house)],
        fraud: [sandboxFraud],
      }
    : undefined;
  return {
    provisioning: shelf([...(sandbox?.provisioning ?? []), ...safe(given.provisioning)], panels),
    registrars: shelf([...(sandbox?.registrars ?? []), ...safe(given.registrars)], registrars),
    gateways: shelf([...(sandbox?.gateways ?? []), ...safe(given.gateways)]),
    fraud: shelf([...(sandbox?.fraud ?? []), ...safe(given.fraud)]),
    mail: given.mail,
    lookup: given.lookup ?? offlineLookup(db),
    rates: given.rates ?? (given.sandbox ? sandboxRates : undefined),
  };
}
