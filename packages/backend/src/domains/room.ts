import type { Updateable } from "kysely";
import type { Context } from "../context.ts";
import { addYears } from "../days.ts";
import type { ModuleCall, Room } from "../modules/calls/types.ts";
import type { DnsRecord, DomainContacts, DomainFacts, RegistrarModule } from "../modules/registrar.ts";
import type { ModuleResult } from "../modules/result.ts";
import type { DomainsTable } from "../schema/purchases.ts";
import { noteActivity } from "../services/note-activity.ts";
import { type DomainRow, domainFacts } from "./facts.ts";

const text = (value: unknown) => (typeof value === "string" ? value : "");
const yearsOf = ({ parameters }: ModuleCall) => (typeof parameters.years === "number" ? parameters.years : 1);
const listOf = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : []);

/** What a registrar answers that does not have a function. */
export const NOT_SUPPORTED = "Registrar Function Not Supported";
const unsupported: ModuleResult = { outcome: "refused", error: NOT_SUPPORTED };

const gone = ["Cancelled", "Fraud", "Transferred Away"];
/** In which states a domain still asks for what failed. */
const wanted: Record<string, readonly string[]> = {
  register: ["Pending", "Pending Registration"],
  transfer: ["Pending", "Pending Transfer"],
};

async function ask(registrar: RegistrarModule, domain: DomainFacts, call: ModuleCall): Promise<ModuleResult> {
  const { reference, parameters } = call;
  const asked = { reference, domain };
  switch (call.action) {
    case "register":
      return registrar.register({ ...asked, years: yearsOf(call) });
    case "transfer":
      return registrar.transfer({ ...asked, years: yearsOf(call), eppCode: domain.eppCode });
    case "renew":
      return registrar.renew({ ...asked, years: yearsOf(call) });
    case "release":
      return registrar.release?.({ ...asked, tag: text(parameters.tag) }) ?? unsupported;
    case "requestEppCode":
      return registrar.requestEppCode?.(asked) ?? unsupported;
    case "setNameservers":
      return (
        registrar.setNameservers?.({ ...asked, nameservers: listOf<string>(parameters.nameservers) }) ?? unsupported
      );
    case "setLock":
      return registrar.setLock?.({ ...asked, isLocked: parameters.isLocked === true }) ?? unsupported;
    case "setContacts":
      return registrar.setContacts?.({ ...asked, contacts: parameters.contacts as DomainContacts }) ?? unsupported;
    case "setIdProtection":
      return registrar.setIdProtection?.({ ...asked, idProtection: parameters.idProtection === true }) ?? unsupported;
    case "setDns":
      return registrar.setDns?.({ ...asked, records: listOf<DnsRecord>(parameters.records) }) ?? unsupported;
    default:
      return unsupported;
  }
}

/** The columns of up to five nameservers. */
export function nameserverColumns(nameservers: readonly string[]) {
  const [ns1 = "", ns2 = "", ns3 = "", ns4 = "", ns5 = ""] = nameservers;
  return { ns1, ns2, ns3, ns4, ns5 };
}

const bit = (value: unknown): 0 | 1 => (value === true ? 1 : 0);

/** A domain that is there from now on, until `expiresOn`: it is due on that day. */
export const held = (expiresOn: string) => ({
  status: "Active",
  expires_on: expiresOn,
  next_due_date: expiresOn,
  next_invoice_date: expiresOn,
});

function begun(
  { today }: Context,
  call: ModuleCall,
  answer: Record<string, unknown>,
  pending: string,
): Updateable<DomainsTable> {
  const isThere = answer.state === undefined ? call.action === "register" : answer.state === "active";
  if (!isThere) return { status: pending };
  const registered_on = call.action === "register" ? today : undefined;
  return { ...held(text(answer.expiresOn) || addYears(today, yearsOf(call))), registered_on };
}

function renewed(
  { today }: Context,
  call: ModuleCall,
  answer: Record<string, unknown>,
  domain: DomainRow,
): Updateable<DomainsTable> {
  const years = yearsOf(call);
  const due = domain.next_due_date;
  const moved = call.parameters.movesDueDate === true && due !== null ? addYears(due, years) : undefined;
  const until = text(answer.expiresOn) || addYears(domain.expires_on ?? today, years);
  return {
    // Of two renewals at once the later answer may be written down first: a renewal never takes time away.
    expires_on: domain.expires_on !== null && domain.expires_on > until ? domain.expires_on : until,
    status: gone.includes(domain.status) ? domain.status : "Active",
    next_due_date: moved,
    next_invoice_date: moved,
  };
}

/** What a call changes in its domain, once it is done. */
function changesOf(
  context: Context,
  call: ModuleCall,
  answer: Record<string, unknown>,
  domain: DomainRow,
): Updateable<DomainsTable> {
  const { parameters } = call;
  switch (call.action) {
    case "register":
      return begun(context, call, answer, "Pending Registration");
    case "transfer":
      return begun(context, call, answer, "Pending Transfer");
    case "renew":
      return renewed(context, call, answer, domain);
    case "release":
      return { status: "Transferred Away" };
    case "requestEppCode":
      return text(answer.eppCode) === "" ? {} : { epp_code: text(answer.eppCode) };
    case "setNameservers":
      return nameserverColumns(listOf<string>(parameters.nameservers));
    case "setLock":
      return { is_locked: bit(parameters.isLocked) };
    case "setIdProtection":
      return { id_protection: bit(parameters.idProtection) };
    case "setContacts": {
      const before = domain.whois === "" ? {} : (JSON.parse(domain.whois) as DomainContacts);
      return { whois: JSON.stringify({ ...before, ...(parameters.contacts as DomainContacts) }) };
    }
    default:
      return {};
  }
}

/** What the activity log says of it. */
const said: Record<string, string> = {
  register: "Domain Registered Successfully",
  transfer: "Domain Transfer Initiated Successfully",
  renew: "Domain Renewed Successfully",
  release: "Domain Released Successfully",
  requestEppCode: "Domain EPP Code Requested",
  setNameservers: "Domain Nameservers Changed",
  setLock: "Domain Registrar Lock Changed",
  setIdProtection: "Domain ID Protection Changed",
  setContacts: "Domain Contact Details Changed",
  setDns: "Domain DNS Records Changed",
};

/** Domains and their registrars. */
export const domainRoom: Room = {
  async isWanted(db, call) {
    const row = await db.selectFrom("domains").select("status").where("id", "=", call.id).executeTakeFirst();
    if (!row) return false;
    return wanted[call.action]?.includes(row.status) ?? !gone.includes(row.status);
  },
  async perform({ db, modules }, call) {
    const domain = await domainFacts(db, call.id);
    if (!domain) return { outcome: "refused", error: "The domain is gone" };
    const registrar = modules.registrars.find(call.module);
    if (!registrar) return { outcome: "refused", error: `Registrar not found: ${call.module}` };
    return ask(registrar, domain, call);
  },
  async settle(context, tx, call, answer) {
    const row = await tx.selectFrom("domains").selectAll().where("id", "=", call.id).executeTakeFirst();
    if (!row) return;
    await tx
      .updateTable("domains")
      .set({ ...changesOf(context, call, answer, row), updated_at: context.now })
      .where("id", "=", call.id)
      .execute();
    if (call.module === "") return;
    await noteActivity(
      context,
      tx,
      `${said[call.action] ?? call.action} - Domain ID: ${call.id} - Domain: ${row.domain}`,
      row.client_id,
    );
  },
};
