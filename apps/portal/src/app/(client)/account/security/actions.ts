"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { requireClientWrite } from "../../../../access/access.ts";
import { changeClientPassword, endEverywhere, endOneSession } from "../../../../access/account.ts";
import { prepareSecondFactor } from "../../../../access/second-factor.ts";
import { writesOnce } from "../../../../access/writes-once.ts";
import { env } from "../../../../env.ts";
import { words } from "../../../../messages/words.ts";
import { leaveFlash } from "../../../flash.ts";
import { newOnce } from "../../../once.ts";
import * as deeds from "../../../security/deeds.ts";
import type { FactorFormState } from "../../../security/factor-forms.tsx";
import type { PasswordState } from "../../../security/password-form.tsx";

const here = "/account/security";

/** Signs the user out on one of his other devices. */
export async function endOne(data: FormData): Promise<void> {
  const scope = await requireClientWrite("own", here);
  const { t } = await words();
  const wasOpen = await endOneSession(scope, String(data.get("session") ?? ""));
  await leaveFlash({ title: t(wasOpen ? "security.sessions.ended" : "security.sessions.gone") });
  redirect(here);
}

export async function everywhere(): Promise<void> {
  const scope = await requireClientWrite("own", here);
  const { t } = await words();
  await endEverywhere(scope);
  await leaveFlash({ title: t("security.ended.everywhere") });
  redirect("/login");
}

export async function setUp(): Promise<void> {
  await prepareSecondFactor(await requireClientWrite("own", here));
  redirect(here);
}

export async function confirm(_before: FactorFormState, data: FormData): Promise<FactorFormState> {
  const scope = await requireClientWrite("own", here);
  const state = await deeds.confirmFactor(scope, data, (await words()).t);
  if (state.codes) refresh();
  return state;
}

export async function manage(_before: FactorFormState, data: FormData): Promise<FactorFormState> {
  const scope = await requireClientWrite("own", here);
  const { t } = await words();
  const state = await deeds.manageFactor(scope, data, t);
  if (state !== "switched off") return state;
  await leaveFlash({ title: t("security.factor.switchedOff") });
  redirect(here);
}

export async function changePassword(_before: PasswordState, data: FormData): Promise<PasswordState> {
  const scope = await requireClientWrite("own", here);
  const { t } = await words();
  const change = (current: string, next: string) =>
    writesOnce(scope, "account.password", data, () => changeClientPassword(scope, current, next), {
      isDone: (outcome) => outcome === "changed" || outcome === "mailed",
    });
  const state = await deeds.changePassword(data, { least: env().PASSWORD_MIN_LENGTH, names: [scope.name], change, t });
  if (state !== "changed") return { ...state, once: newOnce() };
  await leaveFlash({ title: t("security.password.changed"), detail: t("security.password.changedHelp") });
  redirect(here);
}
