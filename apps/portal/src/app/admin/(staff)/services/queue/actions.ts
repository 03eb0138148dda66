"use server";

import { redirect } from "next/navigation";
import { idIn } from "../../../../../data/owned.ts";
import type { Answered } from "../../../../../data/staff/answered.ts";
import { type FailedCall, failedCalls } from "../../../../../data/staff/module-queue.ts";
import { retryCommand } from "../../../../../data/staff/service-deeds.ts";
import { staffServiceNow } from "../../../../../data/staff/service-record.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith } from "../../../../forms/write-form.ts";
import { writeAsStaff } from "../../../write.ts";
import { deedOfCommand } from "../commands.ts";
import { QUEUE } from "./query.ts";

type Answer = Answered | { is: "gone" };

/** Has a module try once more what it failed to do for a service, as long as that is still open. */
export async function retry(_before: FormState, data: FormData): Promise<FormState> {
  const id = idIn(data, "entry");
  let call: FailedCall | undefined;
  const written = await writeAsStaff<Answer>(data, {
    action: "service.retry",
    need: "services",
    path: QUEUE,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, _texts, tell) => {
      const failed = await failedCalls(scope);
      call = failed.is === "known" ? failed.value.find((each) => each.id === id) : undefined;
      const deed = call && deedOfCommand(call.command);
      const service = call?.kind === "service" ? await staffServiceNow(scope, call.about) : undefined;
      if (!deed || !service) return { is: "gone" };
      tell.on(`service ${service.id}`);
      const answer = await retryCommand(scope, service, deed);
      const after = await staffServiceNow(scope, service.id).catch(() => undefined);
      tell.changed({ command: "", status: service.status }, { command: call?.command, status: after?.status ?? "?" });
      return answer;
    },
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("services.refused"), text: answer.reason } };
  if (answer.is === "gone") await leaveFlash({ title: t("services.queue.gone") });
  else await leaveFlash({ title: t("services.queue.done", { command: call?.command ?? "" }) });
  redirect(QUEUE);
}
