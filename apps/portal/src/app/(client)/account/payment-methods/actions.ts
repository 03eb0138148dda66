"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { requireClientWrite } from "../../../../access/access.ts";
import { audit, audited } from "../../../../access/audit.ts";
import { attempt } from "../../../../access/limits.ts";
import type { ClientScope } from "../../../../access/scope.ts";
import { writesOnce } from "../../../../access/writes-once.ts";
import { hostedLink } from "../../../../data/hosted.ts";
import { idFrom, idIn } from "../../../../data/owned.ts";
import {
  addSandboxCard,
  hasSandbox,
  makeDefault,
  type PayMethod,
  payMethodNow,
  removePayMethod,
  sandboxCards,
} from "../../../../data/pay-methods.ts";
import { clock } from "../../../../lib/clock.ts";
import { words } from "../../../../messages/words.ts";
import { leaveFlash } from "../../../flash.ts";
import { onceAfter } from "../../../once.ts";
import { problemOf } from "../../../problem.ts";
import type { Problem } from "../../../too-many.tsx";
import { noteHosted } from "../../invoices/hosted.ts";

const HERE = "/account/payment-methods";

export type MethodState = { problem?: Problem; once?: string };

type Deed = {
  form: string;
  said: "madeDefault" | "removed";
  work: (scope: ClientScope, of: PayMethod) => Promise<void>;
};

/** Does something with one of the client's own pay methods, once. */
async function change(form: FormData, { form: name, said, work }: Deed): Promise<MethodState> {
  const id = idIn(form, "method");
  const { t } = await words();
  const back = { once: onceAfter(form) };
  try {
    const scope = await requireClientWrite("invoices", HERE);
    const deed = { action: name, on: `pay method ${id ?? "?"}` };
    const done = await writesOnce(
      scope,
      name,
      form,
      async () => {
        const found = id === undefined ? undefined : await payMethodNow(scope, id);
        if (!found) {
          await audit(scope, { ...deed, result: "refused" });
          return { isDone: false };
        }
        await attempt("payment", `client ${scope.clientId}`);
        await audited(scope, deed, () => work(scope, found));
        return { isDone: true };
      },
      { isDone: ({ isDone }) => isDone },
    );
    if (!done.isDone) notFound();
  } catch (error) {
    return { ...back, once: onceAfter(form, error), problem: await problemOf(error, "change a pay method") };
  }
  await leaveFlash({ title: t(`billing.methods.${said}`) });
  redirect(HERE);
}

/** Makes one the default: the one that is charged. */
export async function choose(_before: MethodState, form: FormData): Promise<MethodState> {
  return change(form, { form: "paymethod.default", said: "madeDefault", work: makeDefault });
}

/** Removes one. */
export async function remove(_before: MethodState, form: FormData): Promise<MethodState> {
  return change(form, { form: "paymethod.remove", said: "removed", work: removePayMethod });
}

/** Leads to WHMCS's own page, on which the gateway asks for a card itself. */
export async function addThere(_before: MethodState, form: FormData): Promise<MethodState> {
  const { t } = await words();
  let link: string | undefined;
  try {
    const scope = await requireClientWrite("invoices", HERE);
    link = await audited(scope, { action: "paymethod.add-there" }, () => hostedLink(scope, { page: "add pay method" }));
  } catch (error) {
    return { once: onceAfter(form, error), problem: await problemOf(error, "lead to the pay methods in WHMCS") };
  }
  if (link === undefined) return { problem: { title: t("billing.pay.noThere"), text: t("billing.methods.noThere") } };
  await noteHosted();
  redirect(link);
}

export type SandboxState = MethodState & { card?: string; expires?: string; error?: string };

const sandboxForm = z.object({
  card: z.enum(sandboxCards).optional().catch(undefined),
  expires: z.string().trim().max(20).catch(""),
  standard: z.string().optional(),
  invoice: z.string().max(20).optional().catch(undefined),
});

/** "04/29", "4/2029" as "2029-04"; undefined for what is no month, or over. */
function monthFrom(typed: string, today: string): string | undefined {
  const [, month = "", year = ""] = /^(0?[1-9]|1[0-2])\s*[/-]\s*(?:20)?(\d{2})$/.exec(typed) ?? [];
  const read = `20${year}-${month.padStart(2, "0")}`;
  return month !== "" && read >= today.slice(0, 7) ? read : undefined;
}

/** Stores a card of the demo's sandbox. */
export async function addSandbox(_before: SandboxState, form: FormData): Promise<SandboxState> {
  const { t } = await words();
  const { card = "4242", expires, standard, invoice } = sandboxForm.parse(Object.fromEntries(form));
  const back = { card, expires, once: onceAfter(form) };
  try {
    const scope = await requireClientWrite("invoices", HERE);
    if (!(await hasSandbox(scope))) notFound();
    const month = monthFrom(expires, clock().today);
    if (month === undefined) return { ...back, error: t("billing.methods.expiresWrong") };
    await writesOnce(scope, "paymethod.add", form, async () => {
      await attempt("payment", `client ${scope.clientId}`);
      const made = { lastFour: card, expires: month, isDefault: standard !== undefined };
      await audited(scope, { action: "paymethod.add", on: `card ending in ${card}` }, () =>
        addSandboxCard(scope, made),
      );
      return {};
    });
  } catch (error) {
    return { ...back, once: onceAfter(form, error), problem: await problemOf(error, "add a pay method") };
  }
  await leaveFlash({ title: t("billing.methods.added") });
  // Back to what it is to pay.
  const paid = idFrom(invoice);
  redirect(paid === undefined ? HERE : `/invoices/${paid}`);
}
