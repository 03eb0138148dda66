"use server";

import { redirect } from "next/navigation";
import { runCommand, withdrawCancellation } from "../../../../data/service-care.ts";
import { leaveFlash } from "../../../flash.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { newOnce } from "../../../once.ts";
import { write } from "../../manage/write.ts";

/** Runs one of the commands that the service offers its client. */
export async function run(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.command",
    of: "service",
    need: ["products", "manageproducts"],
    work: async (scope, found, { command = "" }) => ({ isDone: await runCommand(scope, found, command) }),
    isDone: (answer) => answer.isDone,
  });
  if ("state" in written) return written.state;
  const { t, id, answer } = written;
  if (!answer.isDone) {
    const problem = { title: t("manage.refused.title"), text: t("manage.service.commandGone") };
    return { values: {}, errors: [], problem, once: newOnce() };
  }
  await leaveFlash({ title: t("manage.service.commandRun"), detail: t("manage.service.commandRunDetail") });
  redirect(`/services/${id}`);
}

/** Takes back the request to cancel, while it waits. */
export async function keep(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.cancel-withdrawn",
    of: "service",
    need: ["products", "orders"],
    work: async (scope, found) => {
      await withdrawCancellation(scope, found);
      return {};
    },
  });
  if ("state" in written) return written.state;
  const { t, id } = written;
  await leaveFlash({ title: t("manage.cancel.kept"), detail: t("manage.cancel.keptDetail") });
  redirect(`/services/${id}`);
}
