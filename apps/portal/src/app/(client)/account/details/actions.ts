"use server";

import { redirect } from "next/navigation";
import { isOwnPassword } from "../../../../access/account.ts";
import { audited } from "../../../../access/audit.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import {
  type AccountDetails,
  accountDetailsNow,
  type DetailChanges,
  type DetailRules,
  detailRules,
  type Saved,
  saveDetails,
} from "../../../../data/account-details.ts";
import { changesOf } from "../../../../data/client-fields.ts";
import { tellOldAddress } from "../../../../data/old-address.ts";
import { paymentMethodNames } from "../../../../data/payment-methods.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { leaveFlash } from "../../../flash.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { backWith, type Problems } from "../../../forms/write-form.ts";
import { missingWords, problemsWith, type WrongField } from "../../../person-fields.ts";
import { writeForm } from "../../manage/write.ts";
import { isLanguage, typedDetails, wrongDetails } from "./detail-fields.ts";

const HERE = "/account/details";

type Answer =
  | Saved
  | { is: "wrong"; names: WrongField[] }
  | { is: "password missing" | "password wrong" | "method" | "language" };

/** Changes the client's details: those that are others than before, and that he may change. */
export async function save(_before: FormState, data: FormData): Promise<FormState> {
  const said = await words();
  const written = await writeForm<Answer>(data, {
    action: "client.details",
    need: "profile",
    path: HERE,
    work: async (scope, texts) => change(scope, typedDetails(texts), texts.accountPassword ?? "", said),
    isDone: ({ is }) => is === "saved",
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is !== "saved") return backWith(data, problemsOf(answer, t));
  await leaveFlash({ title: t("accounts.details.saved") });
  redirect(HERE);
}

async function change(scope: ClientScope, typed: AccountDetails, password: string, said: Words): Promise<Answer> {
  const [now, rules] = await Promise.all([accountDetailsNow(scope), detailRules(scope)]);
  const after = withoutLocked(typed, now, rules);
  const names = wrongDetails(after, rules);
  if (names.length > 0) return { is: "wrong", names };
  if (!isLanguage(now.language, after.language)) return { is: "language" };
  const isOtherMethod = after.paymentMethod !== now.paymentMethod;
  if (isOtherMethod && !(await paymentMethodNames(scope)).has(after.paymentMethod)) return { is: "method" };
  // Bills, and the links of whoever forgot a password, go to this address.
  const isMoving = after.email.toLowerCase() !== now.email.toLowerCase();
  if (isMoving) {
    if (password === "") return { is: "password missing" };
    if (!(await isOwnPassword(scope, password))) return { is: "password wrong" };
  }
  const { mails, ...rest } = after;
  const { mails: mailsNow, ...restNow } = now;
  const changes: DetailChanges = { ...changesOf(restNow, rest) };
  const chosen = changesOf(mailsNow, mails);
  if (chosen) changes.mails = chosen;
  if (Object.keys(changes).length === 0) return { is: "saved" };
  if (isMoving) await tellOldAddress(scope, now.email, movedLetter(said.t));
  return audited(
    scope,
    { action: "client.details", on: `client ${scope.clientId}` },
    () => saveDetails(scope, changes),
    undefined,
    ({ is }) => is !== "saved",
  );
}

/** Whoever has the old address hears of it: it may be another who changes it. */
const movedLetter = (t: Words["t"]) => ({
  subject: t("accounts.details.movedSubject"),
  lines: [t("accounts.details.moved"), t("accounts.details.movedNotYou")],
});

/** What only staff change stays, whatever came; so does the way to pay where none was chosen. */
function withoutLocked(typed: AccountDetails, now: AccountDetails, { locked }: DetailRules): AccountDetails {
  const kept = Object.fromEntries([...locked].map((name) => [name, now[name]]));
  return { ...typed, paymentMethod: typed.paymentMethod || now.paymentMethod, ...kept };
}

function problemsOf(answer: Exclude<Answer, { is: "saved" }>, t: Words["t"]): Problems {
  switch (answer.is) {
    case "wrong":
      return problemsWith(answer.names, t);
    case "password missing":
      return [{ name: "accountPassword", message: t("people.account.passwordMissing") }];
    case "password wrong":
      return [{ name: "accountPassword", message: t("people.account.passwordWrong") }];
    case "method":
      return [{ name: "paymentMethod", message: t("accounts.details.methodMissing") }];
    case "language":
      return [{ name: "language", message: t("people.account.languageMissing") }];
    case "email taken":
      return [{ name: "email", message: t("accounts.details.emailTaken") }];
    case "last for domains":
      return [{ name: "mail.domain", message: t("accounts.mails.lastForDomains") }];
    case "custom field":
      return [{ name: "firstName", message: t("accounts.details.fieldNeeded", { name: answer.name }) }];
    case "field": {
      const { field } = answer;
      const key = field in missingWords ? missingWords[field as keyof typeof missingWords] : "notTaken";
      return [{ name: field, message: t(`people.register.${key}`) }];
    }
  }
}
