"use server";

import { redirect } from "next/navigation";
import { addAnnouncement } from "../../../../../../data/staff/announcements.ts";
import { type Answered, answered } from "../../../../../../data/staff/answered.ts";
import { clock } from "../../../../../../lib/clock.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { backWith } from "../../../../../forms/write-form.ts";
import { writeAsStaff } from "../../../../write.ts";
import { checkText, typedText } from "../fields.ts";
import { LIST } from "../paths.ts";

/** Makes an announcement: a draft, or one that everybody reads. */
export async function add(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeAsStaff<Answered<number>>(data, {
    action: "announcement.add",
    path: `${LIST}/new`,
    need: "content",
    check: checkText,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
    work: async (scope, texts, tell) => {
      const text = typedText(texts, null, clock().now);
      const made = await answered(() => addAnnouncement(scope, text));
      if (made.is === "done") {
        tell.on(`announcement ${made.value}`);
        tell.changed({}, { title: text.title, published: text.isPublished });
      }
      return made;
    },
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("staff.refused"), text: answer.reason } };
  await leaveFlash({ title: t("content.announcements.saved") });
  redirect(`${LIST}/${answer.value}`);
}
