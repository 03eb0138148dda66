"use server";

import { redirect } from "next/navigation";
import { contacts, setContacts } from "../../../../../data/registrar.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { write } from "../../../manage/write.ts";
import { checkContacts, typedContacts } from "./contact-fields.ts";

/** Changes the contacts at the registrar: those roles and fields that it has, and no others. */
export async function saveContacts(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.contacts",
    of: "domain",
    need: ["domains", "managedomains"],
    check: checkContacts,
    work: async (scope, found, texts) => {
      const known = await contacts(scope, found);
      const given = known.is === "known" ? typedContacts(known.value, texts) : {};
      const isThere = Object.keys(given).length > 0;
      if (isThere) await setContacts(scope, found, given);
      return { isThere };
    },
    isDone: ({ isThere }) => isThere,
  });
  if ("state" in written) return written.state;
  const { t, id, answer } = written;
  if (!answer.isThere) {
    const problem = { title: t("manage.refused.title"), text: t("manage.untold") };
    return { values: {}, errors: [], problem };
  }
  await leaveFlash({ title: t("manage.contacts.saved"), detail: t("manage.contacts.savedDetail") });
  redirect(`/domains/${id}/contacts`);
}
