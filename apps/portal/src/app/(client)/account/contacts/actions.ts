"use server";

import { redirect } from "next/navigation";
import { audited } from "../../../../access/audit.ts";
import { addContact, type ContactSaved, changeContact, removeContact } from "../../../../data/contacts.ts";
import type { Words } from "../../../../messages/words.ts";
import { leaveFlash } from "../../../flash.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { backWith } from "../../../forms/write-form.ts";
import { write, writeForm } from "../../manage/write.ts";
import { checkContact, typedContact } from "./contact-form.ts";

const HERE = "/account/contacts";
const isDone = ({ is }: { is: ContactSaved }) => is === "saved";
const isRefused = ({ is }: { is: ContactSaved }) => is !== "saved";

/** Adds a contact. */
export async function add(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeForm(data, {
    action: "contact.add",
    need: "contacts",
    path: `${HERE}/new`,
    check: checkContact,
    work: (scope, texts) =>
      audited(
        scope,
        { action: "contact.add", on: `client ${scope.clientId}` },
        async () => ({ is: await addContact(scope, typedContact(texts)) }),
        undefined,
        isRefused,
      ),
    isDone,
  });
  if ("state" in written) return written.state;
  return after(written.answer.is, "added", data, written.t);
}

/** Changes one of the client's contacts. */
export async function change(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "contact.change",
    of: "contact",
    need: "contacts",
    check: checkContact,
    work: async (scope, found, texts) => ({ is: await changeContact(scope, found, typedContact(texts)) }),
    isDone,
    isRefused,
  });
  if ("state" in written) return written.state;
  return after(written.answer.is, "saved", data, written.t);
}

/** Removes one. */
export async function remove(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "contact.remove",
    of: "contact",
    need: "contacts",
    work: async (scope, found) => {
      await removeContact(scope, found);
      return {};
    },
  });
  if ("state" in written) return written.state;
  await leaveFlash({ title: written.t("accounts.contacts.removed") });
  redirect(HERE);
}

async function after(is: ContactSaved, said: "added" | "saved", data: FormData, t: Words["t"]): Promise<FormState> {
  if (is === "email taken") return backWith(data, [{ name: "email", message: t("accounts.contacts.emailTaken") }]);
  if (is === "last for domains")
    return backWith(data, [{ name: "mail.domain", message: t("accounts.mails.lastForDomains") }]);
  await leaveFlash({ title: t(`accounts.contacts.${said}`) });
  redirect(HERE);
}
