"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicScope, requireSameOrigin } from "../../../access/access.ts";
import { passwordProblem } from "../../../access/password-rules.ts";
import { requestReset, resetPassword } from "../../../access/registration.ts";
import { writesOnce } from "../../../access/writes-once.ts";
import { env } from "../../../env.ts";
import { isEmail } from "../../../lib/email.ts";
import { words } from "../../../messages/words.ts";
import { onceAfter } from "../../once.ts";
import { problemOf } from "../../problem.ts";
import type { Problem } from "../../too-many.tsx";

export type AskState = { email: string; error?: string; problem?: Problem; once?: string };

/** Has a link mailed. Whether there is such a login is not told: the answer is the same. */
export async function askForLink(_before: AskState, data: FormData): Promise<AskState> {
  await requireSameOrigin();
  const { t } = await words();
  const email = z.string().trim().max(320).catch("").parse(data.get("email"));
  if (!isEmail(email)) return { email, error: t("people.register.emailMissing") };
  try {
    await writesOnce(publicScope(), "password.reset", data, async () => {
      await requestReset(email);
      return null;
    });
  } catch (error) {
    return { email, problem: await problemOf(error, "ask for a reset"), once: onceAfter(data, error) };
  }
  redirect("/login/reset?sent");
}

export type NewPasswordState = { error?: string; problem?: Problem; once?: string };

/** Sets a new password by the link that was mailed. */
export async function setNewPassword(_before: NewPasswordState, data: FormData): Promise<NewPasswordState> {
  await requireSameOrigin();
  const { t } = await words();
  const password = z.string().max(1000).catch("").parse(data.get("password"));
  const token = z.string().max(300).catch("").parse(data.get("token"));
  const wrong = passwordProblem(password, []);
  if (wrong) return { error: t(`people.password.${wrong}`, { count: env().PASSWORD_MIN_LENGTH }) };
  let done: boolean;
  try {
    done = await writesOnce(publicScope(), "password.new", data, () => resetPassword(token, password), {
      isDone: (answer) => answer,
    });
  } catch (error) {
    return { problem: await problemOf(error, "reset a password"), once: onceAfter(data, error) };
  }
  redirect(done ? "/login?reset" : "/login/reset?gone");
}
