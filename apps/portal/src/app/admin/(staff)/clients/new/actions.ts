"use server";

import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { failureOf, logFailure } from "../../../../../data/failure.ts";
import { mailPasswordLink } from "../../../../../data/staff/client-deeds.ts";
import { type Added, addClient } from "../../../../../data/staff/client-new.ts";
import type { Words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../../forms/write-form.ts";
import { missingWords, problemsWith } from "../../../../person-fields.ts";
import { refusedBack } from "../../../say-deed.ts";
import { writeAsStaff } from "../../../write.ts";
import { LIST } from "../query.ts";
import { typedClient, wrongClient } from "./fields.ts";

type Answer = Exclude<Added, { is: "done" }> | { is: "done"; id: number; isLinkLost: boolean };

/** Adds a client, and mails him what was ticked. */
export async function add(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeAsStaff<Answer>(data, {
    action: "client.add",
    need: "clients",
    path: `${LIST}/new`,
    check: (texts, t) => problemsWith(wrongClient(typedClient(texts)), t),
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, texts, tell) => {
      const typed = typedClient(texts);
      const added = await addClient(scope, typed);
      if (added.is !== "done") return added;
      const { id, owner } = added;
      tell.on(`client ${id}`);
      tell.changed({}, { client: typed.company || `${typed.firstName} ${typed.lastName}`, email: typed.email });
      const isLinkLost = texts.link === "on" && !(await isLinkMailed(scope, id, owner));
      return { is: "done", id, isLinkLost };
    },
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  if (answer.is !== "done") return backWith(data, problemsOf(answer, t));
  await leaveFlash({
    title: t("clients.add.done"),
    detail: answer.isLinkLost ? t("clients.add.linkLost") : undefined,
  });
  redirect(`${LIST}/${answer.id}`);
}

/** The client is there, whatever becomes of the link. */
async function isLinkMailed(scope: StaffScope, id: number, owner: number | undefined): Promise<boolean> {
  if (owner === undefined) return false;
  try {
    return (await mailPasswordLink(scope, { id }, owner)).is === "done";
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "mail a new client's link");
    return false;
  }
}

function problemsOf(answer: Extract<Answer, { is: "login taken" | "field" }>, t: Words["t"]): Problems {
  if (answer.is === "login taken") return [{ name: "email", message: t("clients.add.taken") }];
  const { field } = answer;
  const key = field in missingWords ? missingWords[field as keyof typeof missingWords] : "notTaken";
  return [{ name: field, message: t(`people.register.${key}`) }];
}
