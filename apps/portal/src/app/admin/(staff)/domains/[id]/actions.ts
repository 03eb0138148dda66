"use server";

import { setDnsRecords } from "../../../../../data/dns.ts";
import * as registrar from "../../../../../data/registrar.ts";
import {
  changeDomain,
  registerDomain,
  releaseDomain,
  renewDomain,
  transferDomain,
} from "../../../../../data/staff/domain-deeds.ts";
import type { Told } from "../../../../../data/told.ts";
import { words } from "../../../../../messages/words.ts";
import { checkContacts, typedContacts } from "../../../../(client)/domains/[id]/contacts/contact-fields.ts";
import { checkRecords, linesIn } from "../../../../(client)/domains/[id]/dns/records.ts";
import { checkNameservers, namesIn } from "../../../../(client)/domains/nameservers.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { deedOn } from "./deed.ts";
import { changesTyped, checkRecord, yearsTyped } from "./record-fields.ts";

/** What the registrar has at this moment, for the audit log; nothing where it does not tell. */
const now = async <T>(read: Promise<Told<T>>): Promise<T | undefined> => {
  const told = await read;
  return told.is === "known" ? told.value : undefined;
};

/** Has the registrar register it. */
export async function register(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "register",
    work: async (scope, domain, { language = "" }) => {
      await registerDomain(scope, domain, language.trim() || undefined);
      return {};
    },
  });
}

/** Has the registrar begin its transfer. */
export async function transfer(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "transfer",
    work: async (scope, domain, { code = "" }) => {
      await transferDomain(scope, domain, code.trim() || undefined);
      return {};
    },
  });
}

/** Has the registrar renew it, without an invoice. */
export async function renew(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "renew",
    check: ({ years }, t) =>
      yearsTyped(years) === undefined ? [{ name: "years", message: t("domains.yearsWrong") }] : [],
    work: async (scope, domain, { years }) => {
      await renewDomain(scope, domain, yearsTyped(years) ?? 1);
      return {};
    },
  });
}

/** Two to five nameservers. */
export async function nameservers(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "nameservers",
    check: checkNameservers,
    work: async (scope, domain, texts) => {
      const before = await now(registrar.nameservers(scope, domain.id));
      const names = namesIn(texts);
      await registrar.setNameservers(scope, domain, names);
      return { before: { nameservers: before?.join(" ") }, after: { nameservers: names.join(" ") } };
    },
  });
}

/** Locks it against transfers, or unlocks it. */
export async function lock(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "lock",
    work: async (scope, domain, { to }) => {
      const before = await now(registrar.isLocked(scope, domain.id));
      await registrar.setLock(scope, domain, to === "on");
      return { before: { locked: before }, after: { locked: to === "on" } };
    },
  });
}

/** Hides its contacts in the public register, or shows them. */
export async function protection(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "protection",
    work: async (scope, domain, { to }) => {
      await registrar.setIdProtection(scope, domain, to === "on");
      return {};
    },
  });
}

/** Changes its contacts. People's addresses are not for the audit log: it has whose they are. */
export async function contacts(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "contacts",
    check: checkContacts,
    work: async (scope, domain, texts) => {
      const known = await now(registrar.contacts(scope, domain));
      const given = known ? typedContacts(known, texts) : {};
      const roles = Object.keys(given);
      if (!known || roles.length === 0) {
        const { t } = await words();
        return { errors: [{ name: "domain", message: t("manage.contacts.none") }] };
      }
      const changed = roles.filter((role) => JSON.stringify(given[role]) !== JSON.stringify(known[role]));
      if (changed.length > 0) await registrar.setContacts(scope, domain, given);
      return { before: { contacts: "" }, after: { contacts: changed.join(", ") } };
    },
  });
}

/** Replaces its DNS records: all, or none when one is wrong. */
export async function dns(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "dns",
    check: checkRecords,
    work: async (scope, domain, texts) => {
      const lines = linesIn(texts);
      const records = lines.map(({ record }) => record);
      const wrong = await setDnsRecords(scope, domain, records);
      if (wrong !== undefined) {
        const { t } = await words();
        const at = lines[wrong]?.at ?? 0;
        return { errors: [{ name: `value${at}`, message: t("manage.dns.wrong", { number: at + 1 }) }] };
      }
      return { after: { records: records.map(({ type, name, value }) => `${type} ${name} ${value}`).join(" | ") } };
    },
  });
}

/** Asks for the code of a transfer away. It is shown on the page that answers, and kept nowhere. */
export async function code(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "code",
    work: async (scope, domain) => ({ code: await registrar.requestCode(scope, domain) }),
  });
}

/** Gives it away to another registrar's tag: its name must have been typed. */
export async function release(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "release",
    check: ({ tag = "" }, t) =>
      /^[\w.-]{2,60}$/.test(tag.trim()) ? [] : [{ name: "tag", message: t("domains.deeds.release.tagWrong") }],
    work: async (scope, domain, { tag = "", typed = "" }) => {
      if (typed.trim().toLowerCase() !== domain.name) {
        const { t } = await words();
        return {
          errors: [{ name: "typed", message: t("domains.deeds.release.typedWrong", { name: domain.name }) }],
        };
      }
      await releaseDomain(scope, domain, tag.trim());
      return { after: { tag: tag.trim() } };
    },
  });
}

/** Changes its record, and nothing at the registrar. */
export async function edit(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "edit",
    check: checkRecord,
    work: async (scope, domain, texts) => {
      const changes = changesTyped(texts, domain);
      if (Object.keys(changes).length > 0) await changeDomain(scope, domain, changes);
      return {};
    },
  });
}
