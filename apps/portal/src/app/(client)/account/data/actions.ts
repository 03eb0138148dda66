"use server";

import { notFound } from "next/navigation";
import { isOwnPassword } from "../../../../access/account.ts";
import { audit } from "../../../../access/audit.ts";
import { dataKey } from "../../../../access/own-data.ts";
import { hrefWith } from "../../../../lib/search-params.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { backWith } from "../../../forms/write-form.ts";
import { writeForm } from "../../manage/write.ts";

/** Leads to the file with everything, for some minutes, who enters the account's own password once more. */
export async function prepare(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeForm(data, {
    action: "own-data",
    need: "owner",
    path: "/account/data",
    check: ({ accountPassword = "" }, t) =>
      accountPassword === "" ? [{ name: "accountPassword", message: t("manage.access.accountMissing") }] : [],
    work: async (scope, { accountPassword = "" }) => {
      if (scope.actor) notFound();
      if (await isOwnPassword(scope, accountPassword)) return { key: dataKey(scope) };
      await audit(scope, { action: "account.data", on: `client ${scope.clientId}`, result: "refused" });
      return { key: "" };
    },
    // The key is this session's for some minutes: it is not kept for a day.
    isDone: () => false,
  });
  if ("state" in written) return written.state;
  const { t, answer } = written;
  if (answer.key === "") return backWith(data, [{ name: "accountPassword", message: t("manage.access.accountWrong") }]);
  const link = { label: t("accounts.data.save"), value: hrefWith("/api/account/data", { key: answer.key }) };
  const shown = { title: t("accounts.data.ready"), text: t("accounts.data.readyHelp"), secrets: [link] };
  return { values: {}, errors: [], shown };
}
