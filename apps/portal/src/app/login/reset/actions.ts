"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSameOrigin } from "../../../access/access.ts";
import { passwordProblem } from "../../../access/password-rules.ts";
import { requestReset, resetPassword } from "../../../access/registration.ts";
import { env } from "../../../env.ts";
import { isEmail } from "../../../lib/email.ts";
import { words } from "../../../messages/words.ts";
import { problemOf } from "../../problem.ts";
import type { Problem } from "../../too-many.tsx";

export type AskState = { email: string; error?: string; problem?: Problem };

/** Has a link mailed. Whether there is such a login is not told: the answer is the same. */
export async function askForLink(_before: AskState, data: FormData): Promise<AskState> {
  await requireSameOrigin();
  const { t } = await words();
  const email = z.string().trim().max(320).catch("").parse(data.get("email"));
  if (!isEmail(email)) return { email, error: t("people.register.emailMissing") };
  try {
    await requestReset(email);
  } catch (error) {
    return { email, problem: await problemOf(error, "ask for a reset") };
  }
  redirect("/login/reset?sent");
}

export type NewPasswordState = { error?: string; problem?: Problem };

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
    done = await resetPassword(token, password);
  } catch (error) {
    return { problem: await problemOf(error, "reset a password") };
  }
  redirect(done ? "/login?reset" : "/login/reset?gone");
}
