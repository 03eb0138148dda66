"use server";

import { redirect } from "next/navigation";
import {
  type SettingsNow,
  type SettingsSaved,
  saveSettings,
  settingsNow,
} from "../../../../../../data/staff/client-settings.ts";
import type { Words } from "../../../../../../messages/words.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../../../forms/write-form.ts";
import { missingWords, problemsWith, type WrongField } from "../../../../../person-fields.ts";
import { refusedBack } from "../../../../say-deed.ts";
import { writeOn } from "../../../../write.ts";
import { typedSettings, wrongSettings } from "./fields.ts";

type Answer = SettingsSaved | { is: "wrong"; names: WrongField[] };

/** Changes of a client what is other than it was. */
export async function save(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeOn<SettingsNow, Answer>(data, {
    action: "client.edit",
    of: "client",
    now: settingsNow,
    path: (id) => `/admin/clients/${id}/edit`,
    need: "clients",
    work: async (scope, now, texts, tell) => {
      const after = typedSettings(texts, now.settings);
      const names = wrongSettings(after, now.settings);
      if (names.length > 0) return { is: "wrong", names };
      const saved = await saveSettings(scope, now, after);
      if (saved.is === "done") tell.changed(saved.changed.before, saved.changed.after);
      return saved;
    },
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  if (answer.is !== "done") return backWith(data, problemsOf(answer, t));
  await leaveFlash({ title: t("clients.edit.done") });
  redirect(`/admin/clients/${written.id}`);
}

function problemsOf(answer: Exclude<Answer, { is: "done" | "refused" }>, t: Words["t"]): Problems {
  switch (answer.is) {
    case "wrong":
      return problemsWith(answer.names, t);
    case "email taken":
      return [{ name: "email", message: t("clients.edit.emailTaken") }];
    case "last for domains":
      return [{ name: "mail.domain", message: t("clients.edit.lastForDomains") }];
    case "field": {
      const { field } = answer;
      const key = field in missingWords ? missingWords[field as keyof typeof missingWords] : "notTaken";
      return [{ name: field, message: t(`people.register.${key}`) }];
    }
  }
}
