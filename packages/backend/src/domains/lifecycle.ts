import type { Context, Tx } from "../context.ts";
import { refuse } from "../errors.ts";
import { callModule } from "../modules/calls/call.ts";
import type { CallOutcome } from "../modules/calls/types.ts";
import type { DnsRecord, DomainContacts } from "../modules/registrar.ts";
import type { CallWishes } from "../services/lifecycle.ts";
import type { DomainRow } from "./facts.ts";
import { tldOf } from "./tlds.ts";

/** What a domain says that nobody registered anywhere. */
const NO_REGISTRAR = "Domain not assigned to a registrar";

type More = {
  parameters?: Record<string, unknown>;
  /** States in which the books have nothing to do. */
  settledIn?: readonly string[];
  /** Runs with the domain's row held; answers what the call needs besides. */
  prepare?: (tx: Tx, domain: DomainRow) => Promise<Record<string, unknown>>;
  /** Where the domain has no registrar yet: the one that its ending is given to. */
  takesRegistrar?: boolean;
};

function call(context: Context, id: number, action: string, wishes: CallWishes, more: More = {}): Promise<CallOutcome> {
  const { isAutomatic = true, reference } = wishes;
  return callModule(context, "domain", id, async (tx) => {
    const domain = await tx.selectFrom("domains").selectAll().where("id", "=", id).executeTakeFirst();
    if (!domain) return refuse("Domain Not Found");
    if (isAutomatic && more.settledIn?.includes(domain.status)) return undefined;
    let module = domain.registrar;
    if (module === "" && more.takesRegistrar) {
      module = (await tldOf(tx, domain.domain))?.registrar ?? "";
      if (module !== "") await tx.updateTable("domains").set({ registrar: module }).where("id", "=", id).execute();
    }
    if (module === "" && !isAutomatic) refuse(NO_REGISTRAR);
    const parameters = { ...more.parameters, ...(await more.prepare?.(tx, domain)) };
    return { action, module, parameters, isAutomatic, reference };
  });
}

const isThere = ["Active", "Grace", "Redemption", "Expired", "Transferred Away", "Cancelled", "Fraud"];

/**
 * Registers a domain that has a record, for the years that this says unless given. The registrar is the record's, or
 * its ending's. Without any, the books alone say that it is there.
 */
export function registerDomain(
  context: Context,
  domainId: number,
  wishes: CallWishes & { years?: number | undefined } = {},
): Promise<CallOutcome> {
  return call(context, domainId, "register", wishes, {
    settledIn: [...isThere, "Pending Transfer"],
    takesRegistrar: true,
    prepare: async (_, domain) => ({ years: wishes.years ?? Math.max(1, domain.registration_period) }),
  });
}

/** Begins a transfer to us, with the code that the record has unless given. syncTransfers sees how it ends. */
export function transferDomain(
  context: Context,
  domainId: number,
  wishes: CallWishes & { years?: number | undefined; eppCode?: string | undefined } = {},
): Promise<CallOutcome> {
  return call(context, domainId, "transfer", wishes, {
    settledIn: [...isThere, "Pending Registration"],
    takesRegistrar: true,
    async prepare(tx, domain) {
      const epp_code = wishes.eppCode || domain.epp_code;
      await tx.updateTable("domains").set({ epp_code }).where("id", "=", domainId).execute();
      return { years: wishes.years ?? Math.max(1, domain.registration_period) };
    },
  });
}

/**
 * Renews a domain at its registrar; it expires when that says. `movesDueDate`: its due date goes on by the same years
 * (DomainRenew, which has no invoice). A paid invoice has moved it already, and names itself in `reference`.
 */
export function renewDomain(
  context: Context,
  domainId: number,
  wishes: CallWishes & { years?: number | undefined; movesDueDate?: boolean | undefined } = {},
): Promise<CallOutcome> {
  return call(context, domainId, "renew", wishes, {
    settledIn: ["Transferred Away", "Cancelled", "Fraud"],
    prepare: async (_, domain) => ({
      years: wishes.years ?? Math.max(1, domain.registration_period),
      movesDueDate: wishes.movesDueDate ?? false,
    }),
  });
}

const byHand = { isAutomatic: false } as const;

/** Gives a domain away, to another registrar's tag. */
export const releaseDomain = (context: Context, domainId: number, tag: string) =>
  call(context, domainId, "release", byHand, { parameters: { tag } });

/** Asks for the code that a transfer away needs. */
export const requestEppCode = (context: Context, domainId: number) => call(context, domainId, "requestEppCode", byHand);

/** Two to five names, in lower case. */
export const setNameservers = (context: Context, domainId: number, nameservers: readonly string[]) =>
  call(context, domainId, "setNameservers", byHand, { parameters: { nameservers } });

export const setLock = (context: Context, domainId: number, isLocked: boolean) =>
  call(context, domainId, "setLock", byHand, { parameters: { isLocked } });

export const setIdProtection = (context: Context, domainId: number, idProtection: boolean) =>
  call(context, domainId, "setIdProtection", byHand, { parameters: { idProtection } });

/** Roles that are not named stay as they are. */
export const setContacts = (context: Context, domainId: number, contacts: DomainContacts) =>
  call(context, domainId, "setContacts", byHand, { parameters: { contacts } });

/** Replaces a domain's records as a set. */
export const setDns = (context: Context, domainId: number, records: readonly DnsRecord[]) =>
  call(context, domainId, "setDns", byHand, { parameters: { records } });
