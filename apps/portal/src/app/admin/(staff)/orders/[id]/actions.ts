"use server";

import { redirect } from "next/navigation";
import type { StaffScope } from "../../../../../access/scope.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idFrom, idIn } from "../../../../../data/owned.ts";
import type { Answered } from "../../../../../data/staff/answered.ts";
import {
  acceptOrder,
  cancelOrder,
  checkFraud,
  deleteOrder,
  setFraud,
  setPending,
  statusNow,
} from "../../../../../data/staff/order-deeds.ts";
import { orderNow, type StaffOrderDetail } from "../../../../../data/staff/orders.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, type FormRules } from "../../../../forms/write-form.ts";
import { sayDeed } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";

type Work = (scope: StaffScope, order: StaffOrderDetail, texts: Record<string, string>) => Promise<Answered>;

/** One deed on the order that the form names, as it is now; the audit log has its state before and after. */
const deed = (data: FormData, action: string, work: Work, check?: FormRules<Answered>["check"]) =>
  writeOn<StaffOrderDetail, Answered>(data, {
    action,
    of: "order",
    now: orderNow,
    path: (id) => `/admin/orders/${id}`,
    need: "orders",
    check,
    work: async (scope, order, texts, tell) => {
      const answer = await work(scope, order, texts);
      // It is done, whether its state can be read or not.
      tell.changed({ status: order.status }, { status: await orElse(statusNow(scope, order.id), "?") });
      return answer;
    },
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
  });

/** Accepts the order as the form says; what a server or registrar says against it is shown in its own words. */
export async function accept(_before: FormState, data: FormData): Promise<FormState> {
  const written = await deed(data, "order.accept", (scope, order, texts) => {
    const { server, username = "", registrar = "", sendRegistrar, autoSetup, sendEmail } = texts;
    return acceptOrder(scope, order, {
      server: idFrom(server),
      username: username.trim(),
      registrar,
      sendRegistrar: sendRegistrar === "on",
      autoSetup: autoSetup === "on",
      sendEmail: sendEmail === "on",
    });
  });
  if ("state" in written) return written.state;
  const { answer, t, id } = written;
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("orders.accept.refused"), text: answer.reason } };
  await leaveFlash({ title: t("orders.accept.done", { id: String(id) }) });
  redirect(`/admin/orders/${id}`);
}

type Deed = "reopen" | "fraud" | "cancel" | "remove" | "check";

/** A deed behind a question: what became of it is said on the page that follows. */
async function asked(data: FormData, name: Deed, work: Work, rule?: FormRules<Answered>["check"]): Promise<never> {
  const written = await deed(data, `order.${name}`, work, rule);
  const { id } = written;
  const isDone = await sayDeed(written, (t) => ({ title: t(`orders.${name}.done`, { id: String(id) }) }));
  const isGone = name === "remove" && isDone;
  redirect(isGone ? "/admin/orders" : `/admin/orders/${id}`);
}

export async function reopen(data: FormData): Promise<void> {
  await asked(data, "reopen", setPending);
}

export async function fraud(data: FormData): Promise<void> {
  await asked(data, "fraud", (scope, order, { cancelsub }) => setFraud(scope, order, cancelsub === "on"));
}

export async function cancel(data: FormData): Promise<void> {
  await asked(data, "cancel", (scope, order, { cancelsub }) => cancelOrder(scope, order, cancelsub === "on"));
}

/** Deletes the order: its number must have been typed. */
export async function remove(data: FormData): Promise<void> {
  const id = String(idIn(data, "order"));
  await asked(data, "remove", deleteOrder, ({ typed = "" }, t) =>
    typed.trim() === id ? [] : [{ name: "typed", message: t("orders.remove.typedWrong", { id }) }],
  );
}

export async function check(data: FormData): Promise<void> {
  await asked(data, "check", checkFraud);
}
