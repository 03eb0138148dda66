"use server";

import type { CancelType } from "../../../../../data/service-care.ts";
import {
  changePackage,
  changePassword,
  createService,
  offerFor,
  orderChange,
  requestEnd,
  runCommand,
  saveService,
  suspendService,
  terminateService,
  unsuspendService,
  withdrawEnd,
} from "../../../../../data/staff/service-deeds.ts";
import { commandsOfService, serviceLogin, staffServiceNow } from "../../../../../data/staff/service-record.ts";
import { productChoices } from "../../../../../data/staff/services.ts";
import { wrongServicePassword } from "../../../../(client)/services/[id]/access/service-password.ts";
import { typedName } from "../../../../(client)/services/[id]/cancel/typed-name.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith } from "../../../../forms/write-form.ts";
import { writeOn } from "../../../write.ts";
import { LIST } from "../query.ts";
import { changeFrom } from "./change.ts";
import { deedOn } from "./deed.ts";
import { answerName, checkSettings, typedSettings } from "./fields.ts";

/** Has its module set it up. */
export async function create(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, { deed: "create", work: createService });
}

/** Suspends it; the reason is read by its client. */
export async function suspend(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "suspend",
    work: (scope, service, { reason = "" }) => suspendService(scope, service, reason.trim()),
  });
}

/** Lets it run again. */
export async function unsuspend(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, { deed: "unsuspend", work: unsuspendService });
}

/** Ends it at its server: its name must have been typed. */
export async function terminate(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "terminate",
    work: async (scope, service, { typed = "" }, t) => {
      const name = typedName(service);
      if (typed.trim() !== name)
        return { is: "wrong", errors: [{ name: "typed", message: t("manage.cancel.typedWrong", { name }) }] };
      return terminateService(scope, service);
    },
  });
}

/** Gives it another product's package, or its own once more. */
export async function repackage(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "package",
    work: async (scope, service, texts, t) => {
      const products = await productChoices(scope);
      const product = products.find(({ id }) => String(id) === texts.product)?.id;
      if (product === undefined)
        return { is: "wrong", errors: [{ name: "product", message: t("services.deeds.package.missing") }] };
      return changePackage(scope, service, product);
    },
  });
}

/** Gives it another password. */
export async function password(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "password",
    check: ({ newPassword = "" }, t) => wrongServicePassword("newPassword", newPassword, t),
    work: (scope, service, { newPassword = "" }) => changePassword(scope, service, newPassword),
  });
}

/** What modules do as commands of their own right here, and by no other name. */
const ownNames =
  /^(createaccount|suspendaccount|unsuspendaccount|terminateaccount|changepackage|changepassword|renew)$/i;

/** Runs a command of its module: one that it offers, where the engine tells. */
export async function command(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "command",
    work: async (scope, service, texts, t) => {
      const name = (texts.command ?? "").trim();
      const offered = await commandsOfService(scope, service);
      const isOffered =
        offered.is === "known"
          ? offered.value.some((each) => each.name === name)
          : /^[a-z]\w{0,49}$/i.test(name) && !ownNames.test(name);
      if (!isOffered)
        return { is: "wrong", errors: [{ name: "command", message: t("services.deeds.command.missing") }] };
      return runCommand(scope, service, name);
    },
  });
}

/** Saves what is other than it was. */
export async function edit(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "edit",
    check: checkSettings,
    work: (scope, service, texts) =>
      saveService(scope, service, {
        settings: typedSettings(texts, service.settings),
        answers: Object.fromEntries(
          service.answers.map(({ id, value }) => [String(id), texts[answerName(id)]?.trim() ?? value]),
        ),
        recalculates: texts.recalculates === "on",
      }),
  });
}

const types: Record<string, CancelType> = { now: "Immediate", end: "End of Billing Period" };

/** Asks for it to end, as its client would. */
export async function end(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "end",
    check: ({ when = "" }, t) =>
      Object.hasOwn(types, when) ? [] : [{ name: "when", message: t("manage.cancel.whenMissing") }],
    work: (scope, service, { when = "", reason = "" }) =>
      requestEnd(scope, service, types[when] ?? "End of Billing Period", reason.trim()),
  });
}

/** Takes the request to end it back. */
export async function keep(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, { deed: "keep", work: withdrawEnd });
}

/** Orders another product or cycle for the price that was shown. */
export async function upgrade(_before: FormState, data: FormData): Promise<FormState> {
  return deedOn(data, {
    deed: "upgrade",
    work: async (scope, service, texts, t) => {
      const change = changeFrom(texts);
      const wrong = (message: string) => ({ is: "wrong" as const, errors: [{ name: "product", message }] });
      if (!change) return wrong(t("manage.buy.notOffered"));
      const offer = await offerFor(scope, service, change);
      if (offer.is === "refused") return offer;
      if (offer.value?.due !== texts.shown) return wrong(t("services.deeds.upgrade.moved"));
      return orderChange(scope, service, change);
    },
  });
}

/** Shows its user name and password. They are kept nowhere. */
export async function reveal(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeOn(data, {
    action: "service.credentials",
    of: "service",
    now: staffServiceNow,
    path: (id) => `${LIST}/${id}`,
    need: "services",
    work: serviceLogin,
    // What is "done" would be kept for a day, the password in it.
    isDone: () => false,
  });
  if ("state" in written) return written.state;
  const { t, answer } = written;
  const secrets = [
    { label: t("client.service.user"), value: answer.username },
    { label: t("manage.access.password"), value: answer.password },
  ].filter(({ value }) => value !== "");
  if (secrets.length > 0)
    return {
      values: {},
      errors: [],
      shown: { title: t("manage.access.here"), text: t("services.loginHelp"), secrets },
    };
  const problem = { tone: "warn" as const, title: t("manage.access.nothing"), text: t("manage.access.nothingHelp") };
  return { ...backWith(data, []), problem };
}
