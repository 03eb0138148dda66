"use server";

import { redirect } from "next/navigation";
import * as registrar from "../../../../data/registrar.ts";
import { leaveFlash } from "../../../flash.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { write } from "../../manage/write.ts";
import { checkNameservers, namesIn } from "../nameservers.ts";

const need = ["domains", "managedomains"] as const;
const onOf = ({ to }: Record<string, string>) => to === "on";

/** Whether the domain renews itself: `to` is "on" or "off". */
export async function setAutoRenew(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.auto-renew",
    of: "domain",
    need,
    work: async (scope, found, texts) => {
      await registrar.setAutoRenew(scope, found, onOf(texts));
      return { on: onOf(texts) };
    },
  });
  if ("state" in written) return written.state;
  const { t, answer, id } = written;
  await leaveFlash({ title: t(answer.on ? "manage.domain.renewOn" : "manage.domain.renewOff") });
  redirect(`/domains/${id}`);
}

/** Locks the domain against transfers, or unlocks it. */
export async function setLock(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.lock",
    of: "domain",
    need,
    work: async (scope, found, texts) => {
      await registrar.setLock(scope, found, onOf(texts));
      return { on: onOf(texts) };
    },
  });
  if ("state" in written) return written.state;
  const { t, answer, id } = written;
  await leaveFlash({ title: t(answer.on ? "manage.domain.lockOn" : "manage.domain.lockOff") });
  redirect(`/domains/${id}`);
}

/** Hides the contacts in the public register, or shows them. */
export async function setProtection(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.id-protection",
    of: "domain",
    need,
    work: async (scope, found, texts) => {
      await registrar.setIdProtection(scope, found, onOf(texts));
      return { on: onOf(texts) };
    },
  });
  if ("state" in written) return written.state;
  const { t, answer, id } = written;
  await leaveFlash({ title: t(answer.on ? "manage.domain.hideOn" : "manage.domain.hideOff") });
  redirect(`/domains/${id}`);
}

/** Two to five nameservers. */
export async function saveNameservers(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.nameservers",
    of: "domain",
    need,
    check: checkNameservers,
    work: async (scope, found, texts) => {
      await registrar.setNameservers(scope, found, namesIn(texts));
      return {};
    },
  });
  if ("state" in written) return written.state;
  const { t, id } = written;
  await leaveFlash({ title: t("manage.nameservers.saved"), detail: t("manage.nameservers.savedDetail") });
  redirect(`/domains/${id}`);
}

/** The code for a transfer away. It is shown on the page that answers, and kept nowhere. */
export async function requestCode(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.epp-code",
    of: "domain",
    need,
    work: async (scope, found) => ({ code: await registrar.requestCode(scope, found) }),
    // What is "done" would be kept for a day, the code in it.
    isDone: () => false,
  });
  if ("state" in written) return written.state;
  const { t, answer } = written;
  const { code } = answer;
  const text = t(code === null ? "manage.domain.codeMailed" : "manage.domain.codeHelp");
  const title = t(code === null ? "manage.domain.codeMailedTitle" : "manage.domain.codeTitle");
  const secrets = code === null ? [] : [{ label: t("manage.domain.code"), value: code }];
  return { values: {}, errors: [], shown: { title, text, secrets } };
}
