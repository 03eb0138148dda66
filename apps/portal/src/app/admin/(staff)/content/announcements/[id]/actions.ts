"use server";

import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../../access/scope.ts";
import { isOwnEngine } from "../../../../../../data/engine.ts";
import {
  announcementNow,
  changeAnnouncement,
  deleteAnnouncement,
  type StaffAnnouncement,
  translateAnnouncement,
} from "../../../../../../data/staff/announcements.ts";
import { type Answered, answered } from "../../../../../../data/staff/answered.ts";
import { clock } from "../../../../../../lib/clock.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { backWith, type FormRules } from "../../../../../forms/write-form.ts";
import { type Telling, writeOn } from "../../../../write.ts";
import { checkText, typedText } from "../fields.ts";
import { languagesBut } from "../languages.ts";
import { LIST } from "../paths.ts";

type Work = (
  scope: StaffScope,
  found: StaffAnnouncement,
  texts: Record<string, string>,
  tell: Telling,
) => Promise<{ id: number } | undefined>;

/** One write to an announcement, or to a translation, as it is at this moment. */
const deed = (
  data: FormData,
  name: "save" | "translate" | "publish" | "remove",
  work: Work,
  check?: FormRules<unknown>["check"],
) =>
  writeOn<StaffAnnouncement, Answered<{ id: number } | undefined>>(data, {
    action: `announcement.${name}`,
    of: "announcement",
    now: announcementNow,
    path: (id) => `${LIST}/${id}`,
    need: "content",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
    work: (scope, found, texts, tell) => answered(() => work(scope, found, texts, tell)),
  });

/** What the audit log has of it. */
const valuesOf = ({ title, date, isPublished }: { title: string; date: string | null; isPublished: boolean }) => ({
  title,
  date,
  published: isPublished,
});

/** Changes its words, its day, and whether everybody reads it. */
export async function save(_before: FormState, data: FormData): Promise<FormState> {
  const written = await deed(
    data,
    "save",
    async (scope, found, texts, tell) => {
      const text = typedText(texts, found.date, clock().now);
      await changeAnnouncement(scope, found, text);
      const isSame = text.html === found.html;
      tell.changed({ ...valuesOf(found), text: "" }, { ...valuesOf(text), text: isSame ? "" : "changed" });
      return { id: found.id };
    },
    checkText,
  );
  if ("state" in written) return written.state;
  const { answer, t, id } = written;
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("staff.refused"), text: answer.reason } };
  await leaveFlash({ title: t("content.announcements.saved") });
  redirect(`${LIST}/${id}`);
}

/** Adds its translation into a language that it has none in, where the engine takes translations. */
export async function translate(_before: FormState, data: FormData): Promise<FormState> {
  const written = await deed(
    data,
    "translate",
    async (scope, found, texts, tell) => {
      const free = languagesBut(found.translations.map(({ language }) => language));
      const language = free.find(({ value }) => value === texts.language)?.value;
      if (language === undefined || found.of !== undefined || !(await isOwnEngine(scope))) return undefined;
      const text = typedText(texts, found.date, clock().now);
      const id = await translateAnnouncement(scope, found, language, text);
      tell.changed({}, { language, title: text.title, published: text.isPublished });
      return { id };
    },
    checkText,
  );
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("staff.refused"), text: answer.reason } };
  if (!answer.value) return backWith(data, [{ name: "language", message: t("content.announcements.languageTaken") }]);
  await leaveFlash({ title: t("content.announcements.saved") });
  redirect(`${LIST}/${answer.value.id}`);
}

/** A deed of one button: what became of it is said on the page that follows. */
async function pressed(data: FormData, name: "publish" | "remove", work: Work, to: (id: number) => string) {
  const written = await deed(data, name, work);
  const path = `${LIST}/${written.id}`;
  if ("state" in written) {
    const { problem } = written.state;
    if (problem) await leaveFlash({ title: problem.title, detail: problem.text, tone: "bad" });
    redirect(path);
  }
  const { answer, t } = written;
  if (answer.is === "refused") {
    await leaveFlash({ title: t("staff.refused"), detail: answer.reason, tone: "bad" });
    redirect(path);
  }
  await leaveFlash({ title: t(name === "remove" ? "content.announcements.removed" : "content.announcements.saved") });
  redirect(to(written.id));
}

/** Publishes it, or takes it back: `to` is "on" or "off". */
export async function publish(data: FormData): Promise<void> {
  await pressed(
    data,
    "publish",
    async (scope, found, { to }, tell) => {
      await changeAnnouncement(scope, found, { isPublished: to === "on" });
      tell.changed({ published: found.isPublished }, { published: to === "on" });
      return { id: found.id };
    },
    (id) => `${LIST}/${id}`,
  );
}

/** Deletes it, and on Kraken's backend its translations. */
export async function remove(data: FormData): Promise<void> {
  await pressed(
    data,
    "remove",
    async (scope, found, _texts, tell) => {
      await deleteAnnouncement(scope, found);
      tell.changed({ title: found.title }, { title: "" });
      return { id: found.id };
    },
    () => LIST,
  );
}
