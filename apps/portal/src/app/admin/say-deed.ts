import "server-only";
import type { StaffScope } from "../../access/scope.ts";
import type { Answered } from "../../data/staff/answered.ts";
import type { Words } from "../../messages/words.ts";
import { leaveFlash } from "../flash.ts";
import type { FormState } from "../forms/described-form.tsx";
import { backWith, type Written } from "../forms/write-form.ts";

/** A form as it came, with what the engine said no with. */
export const refusedBack = (data: FormData, { reason }: { reason: string }, t: Words["t"]): FormState => ({
  ...backWith(data, []),
  problem: { title: t("staff.refused"), text: reason },
});

/** Leaves what became of a deed behind a question for the page that follows to say. Answers whether it was done. */
export async function sayDeed(
  written: Written<StaffScope, Answered>,
  done: (t: Words["t"]) => { title: string; detail?: string | undefined },
): Promise<boolean> {
  if ("state" in written) {
    const { problem, errors } = written.state;
    const title = problem?.title ?? errors[0]?.message;
    if (title) await leaveFlash({ title, detail: problem?.text });
    return false;
  }
  const { answer, t } = written;
  if (answer.is === "refused") await leaveFlash({ title: t("staff.refused"), detail: answer.reason });
  else await leaveFlash(done(t));
  return answer.is === "done";
}
