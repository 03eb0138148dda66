import { randomBytes } from "node:crypto";
import type { Selectable } from "kysely";
import type { Tx } from "../../context.ts";
import { addDays, addYears } from "../../days.ts";
import type { SandboxDomainsTable } from "../../schema/modules.ts";
import type { DnsRecord, DomainCall, DomainContacts, DomainFacts, RegistrarModule } from "../registrar.ts";
import type { ModuleResult } from "../result.ts";
import { once, refused, type SandboxHouse } from "./house.ts";

const done = { outcome: "done" } as const;
/** What a registry lets somebody hold a name for, at most. */
const MOST_YEARS = 10;

/** What a registration or a transfer came to. */
type Begun = { state: "active" | "pending"; expiresOn: string | null };

type Held = {
  state: string;
  expiresOn: string | null;
  nameservers: string[];
  contacts: DomainContacts;
  isLocked: boolean;
  idProtection: boolean;
  eppCode: string;
  dns: DnsRecord[];
  requestedOn: string | null;
};

const heldOf = (row: Selectable<SandboxDomainsTable>): Held => ({
  state: row.state,
  expiresOn: row.expires_on,
  nameservers: JSON.parse(row.nameservers || "[]") as string[],
  contacts: JSON.parse(row.contacts || "{}") as DomainContacts,
  isLocked: row.is_locked === 1,
  idProtection: row.id_protection === 1,
  eppCode: row.epp_code,
  dns: JSON.parse(row.dns || "[]") as DnsRecord[],
  requestedOn: row.requested_on,
});

const bit = (value: boolean) => (value ? 1 : 0);

const columnsOf = (held: Held) => ({
  state: held.state,
  expires_on: held.expiresOn,
  nameservers: JSON.stringify(held.nameservers),
  contacts: JSON.stringify(held.contacts),
  is_locked: bit(held.isLocked) as 0 | 1,
  id_protection: bit(held.idProtection) as 0 | 1,
  epp_code: held.eppCode,
  dns: JSON.stringify(held.dns),
  requested_on: held.requestedOn,
});

const newCode = () => `SB-${randomBytes(9).toString("base64url")}`;

/** The zone of a domain that was here before the sandbox: a site and its mail. */
const standingZone: readonly DnsRecord[] = [
  { type: "A", name: "@", value: "203.0.113.47", ttl: 3600, priority: 0 },
  { type: "CNAME", name: "www", value: "@", ttl: 3600, priority: 0 },
  { type: "MX", name: "@", value: "mail.kraken.example", ttl: 3600, priority: 10 },
  { type: "TXT", name: "@", value: "v=spf1 mx -all", ttl: 3600, priority: 0 },
];

/** What the books say of a domain, as the registry would have it. */
const asBooked = (domain: DomainFacts): Held => ({
  state: domain.status === "Pending Transfer" ? "transferring" : "active",
  expiresOn: domain.expiresOn,
  nameservers: [...domain.nameservers],
  contacts: domain.contacts,
  isLocked: domain.isLocked,
  idProtection: domain.idProtection,
  eppCode: domain.eppCode,
  dns: [],
  requestedOn: domain.registeredOn,
});

const booked = new Set(["Active", "Grace", "Redemption", "Expired", "Pending Transfer"]);

/**
 * A registry that is not there: it keeps domains in a table, so that what was set can be read back. Registering and
 * transferring a domain that starts with `fail-` is refused; renewing one that starts with `fail-renew`. A domain that
 * starts with `mute-` is registered, transferred or renewed, and the first answer is lost. A transfer is completed on
 * the day after it was asked for, and fails for a domain that starts with `reject-`. A domain that the books call
 * active is held here from the start.
 */
export function sandboxRegistrar(house: SandboxHouse): RegistrarModule {
  const today = () => house.now().slice(0, 10);

  async function find(db: Tx | SandboxHouse["db"], domain: DomainFacts): Promise<Held | undefined> {
    const row = await db
      .selectFrom("sandbox_domains")
      .selectAll()
      .where("domain", "=", domain.domain)
      .executeTakeFirst();
    if (row) return heldOf(row);
    return booked.has(domain.status) ? { ...asBooked(domain), dns: [...standingZone] } : undefined;
  }

  async function save(tx: Tx, domain: DomainFacts, held: Held): Promise<void> {
    const columns = { ...columnsOf(held), updated_at: house.now() };
    await tx
      .insertInto("sandbox_domains")
      .values({ domain: domain.domain, registered_on: today(), ...columns, created_at: house.now() })
      .onConflict((conflict) => conflict.column("domain").doUpdateSet(columns))
      .execute();
  }

  /**
   * The same, held until the transaction ends: of two calls at once the second one sees what the first one did. What
   * only the books know of is written down first, so that there is something to hold.
   */
  async function hold(tx: Tx, domain: DomainFacts): Promise<Held | undefined> {
    const now = house.now();
    if (booked.has(domain.status)) {
      const columns = columnsOf({ ...asBooked(domain), dns: [...standingZone] });
      await tx
        .insertInto("sandbox_domains")
        .values({ domain: domain.domain, registered_on: today(), ...columns, created_at: now, updated_at: now })
        .onConflict((conflict) => conflict.column("domain").doNothing())
        .execute();
    }
    const row = await tx
      .updateTable("sandbox_domains")
      .set({ updated_at: now })
      .where("domain", "=", domain.domain)
      .returningAll()
      .executeTakeFirst();
    return row && heldOf(row);
  }

  const isHere = (held: Held | undefined): held is Held => held !== undefined && held.state === "active";

  /** Changes a domain that is held here. */
  const change = <T extends object>(
    { reference, domain }: DomainCall,
    work: (held: Held) => { held: Held; answer: T } | string,
    mute = false,
  ): Promise<ModuleResult<T>> =>
    once<T>(
      house,
      reference,
      async (tx) => {
        const held = await hold(tx, domain);
        if (!isHere(held)) return refused("The domain is not with this registrar");
        const changed = work(held);
        if (typeof changed === "string") return refused(changed);
        await save(tx, domain, changed.held);
        return { ...done, ...changed.answer };
      },
      mute,
    );

  /** Changes some of a domain and answers nothing more. */
  const set = (call: DomainCall, changes: Partial<Held>) =>
    change(call, (held) => ({ held: { ...held, ...changes }, answer: {} }));

  async function read<T extends object>(domain: DomainFacts, answer: (held: Held) => T): Promise<ModuleResult<T>> {
    const held = await find(house.db, domain);
    return isHere(held) ? { ...done, ...answer(held) } : refused("The domain is not with this registrar");
  }

  const begins = (domain: DomainFacts, word: string) => domain.domain.startsWith(word);

  return {
    name: "sandbox",
    displayName: "Sandbox",
    idnLanguages: ["ger", "fre", "spa", "swe", "nor", "dan", "pol", "jpn", "chi", "kor", "gre", "rus"],
    register: ({ reference, domain, years }) =>
      once<Begun>(
        house,
        reference,
        async (tx) => {
          if (begins(domain, "fail-")) return refused(`The sandbox refuses to register ${domain.domain}`);
          if (years < 1 || years > MOST_YEARS) return refused("A domain is registered for 1 to 10 years");
          if (isHere(await find(tx, domain))) return refused("The domain is registered already");
          const expiresOn = addYears(today(), years);
          const eppCode = newCode();
          await save(tx, domain, { ...asBooked(domain), state: "active", expiresOn, isLocked: true, eppCode });
          return { ...done, state: "active", expiresOn };
        },
        begins(domain, "mute-"),
      ),
    transfer: ({ reference, domain, eppCode }) =>
      once<Begun>(
        house,
        reference,
        async (tx) => {
          if (begins(domain, "fail-")) return refused(`The sandbox refuses to transfer ${domain.domain}`);
          if (isHere(await find(tx, domain))) return refused("The domain is with this registrar already");
          await save(tx, domain, { ...asBooked(domain), state: "transferring", eppCode, requestedOn: today() });
          return { ...done, state: "pending", expiresOn: null };
        },
        begins(domain, "mute-"),
      ),
    renew: (call) =>
      change(
        call,
        (held) => {
          if (begins(call.domain, "fail-renew")) return `The sandbox refuses to renew ${call.domain.domain}`;
          const expiresOn = addYears(held.expiresOn ?? today(), call.years);
          if (call.years < 1 || expiresOn > addYears(today(), MOST_YEARS)) {
            return "A domain is held for 10 years at most";
          }
          return { held: { ...held, expiresOn }, answer: { expiresOn } };
        },
        begins(call.domain, "mute-"),
      ),
    release: (call) =>
      change(call, (held) =>
        held.isLocked ? "The domain is locked" : { held: { ...held, state: "released" }, answer: {} },
      ),
    requestEppCode: (call) =>
      change<{ eppCode: string | null }>(call, (held) => {
        if (held.isLocked) return "The domain is locked";
        const eppCode = held.eppCode || newCode();
        return { held: { ...held, eppCode }, answer: { eppCode } };
      }),
    getNameservers: (domain) => read(domain, ({ nameservers }) => ({ nameservers })),
    setNameservers: (call) => set(call, { nameservers: [...call.nameservers] }),
    getLock: (domain) => read(domain, ({ isLocked }) => ({ isLocked })),
    setLock: (call) => set(call, { isLocked: call.isLocked }),
    getContacts: (domain) => read(domain, ({ contacts }) => ({ contacts })),
    setContacts: (call) =>
      change(call, (held) => ({ held: { ...held, contacts: { ...held.contacts, ...call.contacts } }, answer: {} })),
    setIdProtection: (call) => set(call, { idProtection: call.idProtection }),
    getDns: (domain) => read(domain, ({ dns }) => ({ records: dns })),
    setDns: (call) => set(call, { dns: [...call.records] }),
    async sync(domain) {
      const held = await find(house.db, domain);
      if (!held) return refused("The domain is not with this registrar");
      if (held.state === "released") return { ...done, state: "transferred away", expiresOn: held.expiresOn };
      if (held.state === "transferring") return { ...done, state: "pending", expiresOn: null };
      const isOver = held.expiresOn !== null && held.expiresOn < today();
      return { ...done, state: isOver ? "expired" : "active", expiresOn: held.expiresOn };
    },
    async syncTransfer(domain) {
      const held = await find(house.db, domain);
      if (!held) return refused("The sandbox knows of no such transfer");
      if (held.state === "active") {
        return { ...done, state: "completed", expiresOn: held.expiresOn, reason: "" };
      }
      if ((held.requestedOn ?? today()) >= today()) return { ...done, state: "pending", expiresOn: null, reason: "" };
      if (begins(domain, "reject-")) {
        return { ...done, state: "failed", expiresOn: null, reason: "The losing registrar refused the transfer" };
      }
      // The registry adds a year at a transfer.
      const expiresOn = addYears(addDays(held.requestedOn ?? today(), 1), 1);
      await house.transaction((tx) => save(tx, domain, { ...held, state: "active", expiresOn }));
      return { ...done, state: "completed", expiresOn, reason: "" };
    },
  };
}
