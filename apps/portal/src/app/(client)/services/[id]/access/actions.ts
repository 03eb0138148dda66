"use server";

import { redirect } from "next/navigation";
import { isOwnPassword } from "../../../../../access/account.ts";
import { changeServicePassword, credentials } from "../../../../../data/service-care.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { newOnce } from "../../../../once.ts";
import { write } from "../../../manage/write.ts";
import { wrongServicePassword } from "./service-password.ts";

const need = ["products", "manageproducts"] as const;

/** Shows a service's user name and password to who enters the account's own once more. They are kept nowhere. */
export async function reveal(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.credentials",
    of: "service",
    need,
    check: ({ accountPassword = "" }, t) =>
      accountPassword === "" ? [{ name: "accountPassword", message: t("manage.access.accountMissing") }] : [],
    work: async (scope, found, { accountPassword = "" }) =>
      (await isOwnPassword(scope, accountPassword)) ? credentials(scope, found) : null,
    isRefused: (answer) => answer === null,
    // What is "done" would be kept for a day, the password in it.
    isDone: () => false,
  });
  if ("state" in written) return written.state;
  const { t, answer } = written;
  if (answer === null) {
    const errors = [{ name: "accountPassword", message: t("manage.access.accountWrong") }];
    return { values: {}, errors, once: newOnce() };
  }
  const secrets = [
    { label: t("client.service.user"), value: answer.username },
    { label: t("manage.access.password"), value: answer.password },
  ].filter(({ value }) => value !== "");
  const title = t(secrets.length > 0 ? "manage.access.here" : "manage.access.nothing");
  const text = t(secrets.length > 0 ? "manage.access.hereHelp" : "manage.access.nothingHelp");
  return { values: {}, errors: [], shown: { title, text, secrets } };
}

/** Gives a service another password at its server. */
export async function changePassword(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "service.password",
    of: "service",
    need,
    check: ({ newPassword = "" }, t) => wrongServicePassword("newPassword", newPassword, t),
    work: async (scope, found, { newPassword = "" }) => {
      await changeServicePassword(scope, found, newPassword);
      return {};
    },
  });
  if ("state" in written) return written.state;
  const { t, id } = written;
  await leaveFlash({ title: t("manage.access.changed"), detail: t("manage.access.changedDetail") });
  redirect(`/services/${id}/access`);
}
