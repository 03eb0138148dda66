"use server";

import { redirect } from "next/navigation";
import { type CancelType, requestCancellation } from "../../../../../data/service-care.ts";
import { withoutTurns } from "../../../../../lib/turns.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { textsOf } from "../../../../forms/write-form.ts";
import { onceAfter } from "../../../../once.ts";
import { write } from "../../../manage/write.ts";
import { typedName } from "./typed-name.ts";

const types: Record<string, CancelType> = { now: "Immediate", end: "End of Billing Period" };
const LONGEST = 2000;

/** Asks for a service to end. Its name must have been typed. */
export async function cancel(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.cancel",
    of: "service",
    need: ["products", "orders"],
    check: ({ when = "", reason = "" }, t) => [
      ...(types[when] ? [] : [{ name: "when", message: t("manage.cancel.whenMissing") }]),
      ...(reason.length > LONGEST ? [{ name: "reason", message: t("manage.contacts.long", { most: LONGEST }) }] : []),
    ],
    work: async (scope, found, { when = "", reason = "", typed = "" }) => {
      const name = typedName(found);
      if (withoutTurns(typed).trim().toLowerCase() !== name.toLowerCase()) return { is: "not typed" as const, name };
      await requestCancellation(scope, found, types[when] ?? "End of Billing Period", reason.trim());
      return { is: "done" as const, name };
    },
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
  });
  if ("state" in written) return written.state;
  const { t, id, answer } = written;
  if (answer.is !== "done") {
    const message = t("manage.cancel.typedWrong", { name: answer.name });
    return { values: textsOf(data), errors: [{ name: "typed", message }], once: onceAfter(data) };
  }
  await leaveFlash({ title: t("manage.cancel.done"), detail: t("manage.cancel.doneDetail") });
  redirect(`/services/${id}`);
}
