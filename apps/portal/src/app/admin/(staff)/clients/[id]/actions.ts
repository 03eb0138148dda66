"use server";

import { notFound, redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { addNote, closeClient, deleteClient, mailPasswordLink } from "../../../../../data/staff/client-deeds.ts";
import { type ClientNow, clientNow } from "../../../../../data/staff/client-record.ts";
import { words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { refusedBack } from "../../../say-deed.ts";
import { type ClientDeed, clientDeed } from "./deed.ts";
import { tabHref } from "./tabs.ts";

/** Adds a note that staff alone see. */
export async function note(_before: FormState, data: FormData): Promise<FormState> {
  const written = await clientDeed(data, {
    action: "client.note",
    need: "clients",
    check: ({ text = "" }, t) => (text.trim() === "" ? [{ name: "text", message: t("clients.notes.missing") }] : []),
    work: (scope, client, { text = "", sticky }) =>
      addNote(scope, client, { text: text.trim(), isSticky: sticky === "on" }),
  });
  if ("state" in written) return written.state;
  const { answer, t, id } = written;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  await leaveFlash({ title: t("clients.notes.done") });
  redirect(tabHref(id, "notes"));
}

type Done = "link" | "close" | "remove";

/** A deed without a form of its own: what became of it is said on the page that follows. */
async function said(data: FormData, name: Done, to: (id: number) => string, deed: Omit<ClientDeed<unknown>, "action">) {
  const written = await clientDeed(data, { action: `client.${name}`, ...deed });
  if ("state" in written) {
    const { problem, errors } = written.state;
    await leaveFlash({ title: problem?.title ?? errors[0]?.message ?? "", detail: problem?.text });
  } else {
    const { answer, t } = written;
    if (answer.is === "done") {
      await leaveFlash({ title: t(`clients.${name}.done`) });
      redirect(to(written.id));
    }
    await leaveFlash({ title: t("staff.refused"), detail: answer.reason });
  }
  redirect(`/admin/clients/${written.id}`);
}

/** Mails one of the client's users a link to a new password. */
export async function mailLink(data: FormData): Promise<void> {
  await said(data, "link", (id) => tabHref(id, "people"), {
    need: "clients",
    work: async (scope, client, texts, tell) => {
      const user = client.users.find(({ id }) => id === idFrom(texts.user));
      if (!user) notFound();
      tell.on(`user ${user.id}`);
      return mailPasswordLink(scope, client, user.id);
    },
  });
}

/** For the audit log; nothing where the client is gone. It is done, whether he can be read again or not. */
const shownNow = (scope: StaffScope, { id }: ClientNow) =>
  orElse(
    clientNow(scope, id).then((client) => ({ client: client?.name, status: client?.status })),
    { client: "?", status: "?" },
  );

/** Closes the client: everything of his ends. */
export async function close(data: FormData): Promise<void> {
  await said(data, "close", (id) => `/admin/clients/${id}`, {
    need: "clients",
    work: async (scope, client, _texts, tell) => {
      const answer = await closeClient(scope, client);
      tell.changed({ status: client.status }, { status: (await shownNow(scope, client)).status });
      return answer;
    },
  });
}

/** Deletes the client for good: his name must have been typed. */
export async function remove(data: FormData): Promise<void> {
  await said(data, "remove", () => "/admin/clients", {
    need: "delete",
    work: async (scope, client, { typed = "", users, transactions }, tell) => {
      if (typed.trim() !== client.name) {
        const { t } = await words();
        return { is: "refused", reason: t("clients.remove.typedWrong", { name: client.name }) };
      }
      const answer = await deleteClient(scope, client, { users: users === "on", transactions: transactions === "on" });
      tell.changed({ client: client.name, status: client.status }, await shownNow(scope, client));
      return answer;
    },
  });
}
