import type { ModuleIdentity, ModuleResult, Person, Reference } from "./result.ts";

/** The server that a service is on. Its password and key are secrets: never log them. */
export type ServerFacts = {
  id: number;
  name: string;
  hostname: string;
  ipAddress: string;
  username: string;
  password: string;
  accessHash: string;
  isSecure: boolean;
};

/** A service, or an add-on of one that has a module of its own, as its server is told of it. */
export type ServiceFacts = {
  subject: "service" | "addon";
  /** The service's id, or the add-on's. */
  id: number;
  serviceId: number;
  domain: string;
  username: string;
  password: string;
  /** As the books have it: Pending, Active, Suspended, … */
  status: string;
  quantity: number;
  product: { id: number; name: string; options: readonly string[] };
  server: ServerFacts | null;
  /** Configurable options by name: the choice's name, or a number as text. */
  options: Readonly<Record<string, string>>;
  /** Custom fields by name. */
  fields: Readonly<Record<string, string>>;
  owner: Person;
};

export type ServiceCall = { reference: Reference; service: ServiceFacts };

/** A command of the module's own, run by ModuleCustom under its name. */
export type ServiceCommand = {
  name: string;
  label: string;
  /** Whether the client may run it, or staff alone. */
  forClient: boolean;
};

/** What an account on a server uses, and may use, in megabytes; a limit of 0 has no end. */
export type AccountUsage = {
  username: string;
  domain: string;
  diskUsage: number;
  diskLimit: number;
  bandwidthUsage: number;
  bandwidthLimit: number;
};

/** Sets services up at a server and takes them down: a control panel, a hypervisor. */
export interface ProvisioningModule extends ModuleIdentity {
  /** What may come back is what the server chose: it is written into the service. */
  create(call: ServiceCall): Promise<ModuleResult<{ username?: string; dedicatedIp?: string }>>;
  suspend(call: ServiceCall & { reason: string }): Promise<ModuleResult>;
  unsuspend(call: ServiceCall): Promise<ModuleResult>;
  terminate(call: ServiceCall): Promise<ModuleResult>;
  /** The service's product has changed already. */
  changePackage(call: ServiceCall): Promise<ModuleResult>;
  changePassword(call: ServiceCall & { password: string }): Promise<ModuleResult>;
  /** Told when a further period was paid. Few modules do anything here. */
  renew?(call: ServiceCall): Promise<ModuleResult>;
  /** The commands on offer for a service as it is now. */
  commands?(service: ServiceFacts): readonly ServiceCommand[];
  custom?(call: ServiceCall & { command: string }): Promise<ModuleResult>;
  /** How a server is, for GetServers with fetchStatus. Null when it does not answer. */
  serverStatus?(server: ServerFacts): Promise<{ load: string; uptime: string } | null>;
  /** What the accounts on a server use (WHMCS: UsageUpdate). Null when it does not answer. */
  usage?(server: ServerFacts): Promise<readonly AccountUsage[] | null>;
}
