"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../access/access.ts";
import { changeStaffPassword, endEverywhere, endOneSession } from "../../../../access/account.ts";
import { prepareSecondFactor } from "../../../../access/second-factor.ts";
import { words } from "../../../../messages/words.ts";
import { LEAST_PASSWORD } from "../../../../store/passwords.ts";
import { leaveFlash } from "../../../flash.ts";
import * as deeds from "../../../security/deeds.ts";
import type { FactorFormState } from "../../../security/factor-forms.tsx";
import type { PasswordState } from "../../../security/password-form.tsx";

const here = "/admin/account";

/** Signs a member of staff out on one of his other devices. */
export async function endOne(data: FormData): Promise<void> {
  const scope = await requireStaffWrite("own", here);
  const { t } = await words();
  const wasOpen = await endOneSession(scope, String(data.get("session") ?? ""));
  await leaveFlash({ title: t(wasOpen ? "security.sessions.ended" : "security.sessions.gone") });
  redirect(here);
}

export async function everywhere(): Promise<void> {
  const scope = await requireStaffWrite("own", here);
  const { t } = await words();
  await endEverywhere(scope);
  await leaveFlash({ title: t("security.ended.everywhere") });
  redirect("/admin/login");
}

export async function setUp(): Promise<void> {
  await prepareSecondFactor(await requireStaffWrite("own", here));
  redirect(here);
}

export async function confirm(_before: FactorFormState, data: FormData): Promise<FactorFormState> {
  const scope = await requireStaffWrite("own", here);
  const state = await deeds.confirmFactor(scope, data, (await words()).t);
  if (state.codes) refresh();
  return state;
}

export async function manage(_before: FactorFormState, data: FormData): Promise<FactorFormState> {
  const scope = await requireStaffWrite("own", here);
  const { t } = await words();
  const state = await deeds.manageFactor(scope, data, t);
  if (state !== "switched off") return state;
  await leaveFlash({ title: t("security.factor.switchedOff") });
  redirect(here);
}

export async function changePassword(_before: PasswordState, data: FormData): Promise<PasswordState> {
  const scope = await requireStaffWrite("own", here);
  const { t } = await words();
  const change = (current: string, next: string) => changeStaffPassword(scope, current, next);
  const names: [string, string] = [scope.email, scope.member.name];
  const state = await deeds.changePassword(data, { least: LEAST_PASSWORD, names, change, t });
  if (state !== "changed") return state;
  await leaveFlash({ title: t("security.password.changed"), detail: t("security.password.changedHelp") });
  redirect(here);
}
