"use server";

import { notFound, redirect } from "next/navigation";
import { isOwnPassword } from "../../../../access/account.ts";
import { askClosing, closeClient, closingAsked } from "../../../../access/close-client.ts";
import { attempt } from "../../../../access/limits.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import { type Closing, type ClosingWords, closingNow } from "../../../../data/closing.ts";
import { withoutTurns } from "../../../../lib/turns.ts";
import { type Words, words } from "../../../../messages/words.ts";
import { formatMoney, withCommas } from "../../../../ui/format.ts";
import { leaveFlash } from "../../../flash.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { backWith } from "../../../forms/write-form.ts";
import { newOnce } from "../../../once.ts";
import { writeForm } from "../../manage/write.ts";

const HERE = "/account/close";

type Answer =
  | { is: "closed" | "password" | "changed" | "no department" }
  | { is: "not typed"; name: string }
  | { is: "asked"; ticket: number };

/** Closes the account, or asks for it: as the form said, for the account's own password and its name. */
export async function close(_before: FormState, data: FormData): Promise<FormState> {
  const said = await words();
  const written = await writeForm<Answer>(data, {
    action: "client.close",
    need: "owner",
    path: HERE,
    check: ({ accountPassword = "" }, t) =>
      accountPassword === "" ? [{ name: "accountPassword", message: t("manage.access.accountMissing") }] : [],
    work: (scope, texts) => closeAs(scope, texts, said),
    isDone: ({ is }) => is === "closed" || is === "asked",
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  switch (answer.is) {
    case "password":
      return backWith(data, [{ name: "accountPassword", message: t("manage.access.accountWrong") }]);
    case "not typed":
      return backWith(data, [{ name: "typed", message: t("accounts.close.typedWrong", { name: answer.name }) }]);
    case "changed":
    case "no department": {
      const key = answer.is === "changed" ? "changed" : "noDepartment";
      const problem = { title: t(`accounts.close.${key}`), text: t(`accounts.close.${key}Help`) };
      return { values: {}, errors: [], problem, once: newOnce() };
    }
    case "asked":
      await leaveFlash({ title: t("accounts.close.asked"), detail: t("accounts.close.askedDetail") });
      redirect(`/tickets/${answer.ticket}`);
      break;
    case "closed":
      // The session is over: the page of sign-in says why.
      redirect("/login");
  }
}

async function closeAs(scope: ClientScope, texts: Record<string, string>, said: Words): Promise<Answer> {
  if (scope.actor) notFound();
  const { accountPassword = "", typed = "", way } = texts;
  if (!(await isOwnPassword(scope, accountPassword))) return { is: "password" };
  const found = await closingNow(scope);
  if (withoutTurns(typed).trim().toLowerCase() !== found.name.trim().toLowerCase())
    return { is: "not typed", name: found.name };
  // An invoice or an order may have come since the page was made: another thing would be done than it said.
  if (way !== found.way) return { is: "changed" };
  if (found.way === "at once") {
    await closeClient(scope, found);
    return { is: "closed" };
  }
  // Asked for in another window, say: one ticket is enough.
  const before = await closingAsked(scope);
  if (before) return { is: "asked", ticket: before.id };
  await attempt("ticket", `client ${scope.clientId}`);
  const ticket = await askClosing(scope, found, wordsOf(scope, found, said));
  return ticket ? { is: "asked", ticket: ticket.id } : { is: "no department" };
}

/** The ticket that staff get: what was asked for, and what became of each. */
function wordsOf(scope: ClientScope, found: Closing, { t, locale }: Words) {
  const lines = (title: string, items: [string, boolean][]) =>
    items.length === 0
      ? []
      : [
          title,
          items.map(([name, done]) => `- ${name}${done ? "" : ` ${t("accounts.close.ticketFailed")}`}`).join("\n"),
        ];
  const { name, currency, credit, unpaid } = found;
  return {
    reason: t("accounts.close.ticketSubject"),
    subject: t("accounts.close.ticketSubject"),
    message: ({ services, domains }: Parameters<ClosingWords["message"]>[0]) =>
      withoutTurns(
        [
          t("accounts.close.ticketIntro", { name, number: scope.clientId }),
          ...lines(
            t("accounts.close.ticketServices"),
            services.map(([service, done]) => [`${service.name} ${service.domain}`.trim(), done]),
          ),
          ...lines(
            t("accounts.close.ticketDomains"),
            domains.map(([domain, done]) => [domain.name, done]),
          ),
          ...(unpaid.length > 0
            ? [
                t("accounts.close.ticketInvoices", {
                  numbers: withCommas(
                    unpaid.map(({ number }) => number),
                    locale,
                  ),
                }),
              ]
            : []),
          ...(credit
            ? [t("accounts.close.ticketCredit", { amount: formatMoney(credit, currency, locale) ?? credit })]
            : []),
        ].join("\n\n"),
      ),
  };
}
