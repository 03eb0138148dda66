import "server-only";
import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import type { Answered } from "../../../../../data/staff/answered.ts";
import { type StaffService, staffServiceNow } from "../../../../../data/staff/service-record.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../../forms/write-form.ts";
import { stateWord } from "../../../state.tsx";
import { writeOn } from "../../../write.ts";
import { LIST } from "../query.ts";
import type { Deed } from "./deeds.ts";

/** What became of it: done, refused in somebody's own words, or something wrong with what was typed. */
export type Outcome = Answered | { is: "wrong"; errors: Problems };

type Answer =
  | { is: "done"; before: string; after?: string | undefined }
  | { is: "wrong"; errors: Problems }
  | { is: "refused"; reason: string };

/** What the audit log has of a service: its password is not among it. */
const figuresOf = ({ name, settings, answers }: StaffService) => ({
  product: name,
  ...settings,
  ...Object.fromEntries(answers.map(({ name: asked, value }) => [`field ${asked}`, value])),
});

export type DeedRules = {
  deed: Deed | "keep";
  check?: (texts: Record<string, string>, t: Words["t"]) => Problems;
  work: (scope: StaffScope, service: StaffService, texts: Record<string, string>, t: Words["t"]) => Promise<Outcome>;
};

/**
 * One thing done with a service as it is at this moment. What its server or module answers is shown in its own words; the
 * audit log has what was before and after.
 */
export async function deedOn(data: FormData, { deed, check, work }: DeedRules): Promise<FormState> {
  const { t: said } = await words();
  const written = await writeOn<StaffService, Answer>(data, {
    // As it is called where its client takes it back.
    action: deed === "keep" ? "service.cancel-withdrawn" : `service.${deed}`,
    of: "service",
    now: staffServiceNow,
    path: (id) => `${LIST}/${id}`,
    need: "services",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, before, texts, tell) => {
      const done = await work(scope, before, texts, said);
      if (done.is === "wrong") return done;
      // Refused by its server, a part of it may be done all the same.
      const after = await orElse(staffServiceNow(scope, before.id), undefined);
      if (after) tell.changed(figuresOf(before), figuresOf(after));
      return done.is === "done" ? { is: "done", before: before.status, after: after?.status } : done;
    },
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "wrong") return backWith(data, answer.errors);
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("services.refused"), text: answer.reason } };
  const { before, after } = answer;
  const isMoved = after !== undefined && after !== before;
  await leaveFlash({
    title: t(`services.deeds.${deed}.done`),
    ...(isMoved && { detail: `${stateWord(before, t)} → ${stateWord(after, t)}` }),
  });
  redirect(`${LIST}/${written.id}`);
}
