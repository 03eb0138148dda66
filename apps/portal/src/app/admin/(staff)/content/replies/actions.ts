"use server";

import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { type Answered, answered } from "../../../../../data/staff/answered.ts";
import {
  addPredefinedCategory,
  deletePredefined,
  predefinedNow,
  savePredefined,
} from "../../../../../data/staff/predefined.ts";
import type { Words } from "../../../../../messages/words.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../../forms/write-form.ts";
import { type Telling, writeAsStaff } from "../../../write.ts";
import { LONGEST, PATH } from "./paths.ts";

const idOf = (text: string | undefined) => idFrom((text ?? "").trim());

const checkName = ({ name = "" }: Record<string, string>, t: Words["t"]): Problems => [
  ...(name.trim() === "" ? [{ name: "name", message: t("content.replies.nameMissing") }] : []),
  ...(name.trim().length > 200 ? [{ name: "name", message: t("content.long", { most: 200 }) }] : []),
];

type Work = (scope: StaffScope, texts: Record<string, string>, tell: Telling) => Promise<void>;

async function done(
  data: FormData,
  action: "reply.save" | "reply.remove" | "reply.category",
  work: Work,
  check?: (texts: Record<string, string>, t: Words["t"]) => Problems,
): Promise<FormState> {
  const written = await writeAsStaff<Answered<void>>(data, {
    action,
    path: PATH,
    need: "content",
    check,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
    work: (scope, texts, tell) => answered(() => work(scope, texts, tell)),
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("staff.refused"), text: answer.reason } };
  await leaveFlash({ title: t(action === "reply.remove" ? "content.replies.removed" : "content.replies.saved") });
  redirect(PATH);
}

/** Makes a predefined reply, or changes one. */
export async function save(_before: FormState, data: FormData): Promise<FormState> {
  return done(
    data,
    "reply.save",
    async (scope, texts, tell) => {
      const id = idOf(texts.reply);
      const { categories } = await predefinedNow(scope);
      const before = categories.flatMap(({ replies }) => replies).find((reply) => reply.id === id && id !== undefined);
      const name = (texts.name ?? "").trim();
      const text = texts.text ?? "";
      await savePredefined(scope, { id, category: idOf(texts.category) ?? 0, name, text });
      if (id !== undefined) tell.on(`predefined reply ${id}`);
      tell.changed({ name: before?.name, text: before?.text }, { name, text });
    },
    (texts, t) => [
      ...checkName(texts, t),
      ...((texts.text ?? "").trim() === "" ? [{ name: "text", message: t("content.replies.textMissing") }] : []),
      ...((texts.text ?? "").length > LONGEST ? [{ name: "text", message: t("content.long", { most: LONGEST }) }] : []),
      ...(idOf(texts.category) === undefined
        ? [{ name: "category", message: t("content.replies.categoryMissing") }]
        : []),
    ],
  );
}

/** Makes a category. */
export async function addCategory(_before: FormState, data: FormData): Promise<FormState> {
  return done(
    data,
    "reply.category",
    async (scope, { name = "" }, tell) => {
      await addPredefinedCategory(scope, name.trim());
      tell.changed({}, { category: name.trim() });
    },
    checkName,
  );
}

/** Deletes a predefined reply. */
export async function remove(_before: FormState, data: FormData): Promise<FormState> {
  return done(data, "reply.remove", async (scope, texts, tell) => {
    const id = idOf(texts.reply) ?? 0;
    const { categories } = await predefinedNow(scope);
    const before = categories.flatMap(({ replies }) => replies).find((reply) => reply.id === id);
    await deletePredefined(scope, id);
    tell.on(`predefined reply ${id}`);
    tell.changed({ name: before?.name }, { name: "" });
  });
}
