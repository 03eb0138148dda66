"use server";

import { notFound, redirect } from "next/navigation";
import { audited } from "../../../../access/audit.ts";
import { attempt } from "../../../../access/limits.ts";
import { hostedLink } from "../../../../data/hosted.ts";
import { invite as inviteUser, removeMember, setPermissions, withdrawInvitation } from "../../../../data/members.ts";
import { isEmail } from "../../../../lib/email.ts";
import { leaveFlash } from "../../../flash.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { backWith } from "../../../forms/write-form.ts";
import { newOnce } from "../../../once.ts";
import { write, writeForm } from "../../manage/write.ts";
import { checkPermissions, typedPermissions } from "./permission-fields.ts";

const HERE = "/account/users";
const LONGEST_EMAIL = 320;

const emailIn = (texts: Record<string, string>) => (texts.email ?? "").trim();

/** Invites somebody by e-mail to act for the client. */
export async function invite(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeForm(data, {
    action: "user.invite",
    need: "owner",
    path: `${HERE}/invite`,
    check: (texts, t) => {
      const email = emailIn(texts);
      const isWrong = !isEmail(email) || email.length > LONGEST_EMAIL;
      const wrong = isWrong ? [{ name: "email", message: t("people.register.emailMissing") }] : [];
      return [...wrong, ...checkPermissions(texts, t)];
    },
    work: async (scope, texts) => {
      // Each is a mail to somebody who did not ask for it.
      await attempt("invitation", `client ${scope.clientId}`);
      const email = emailIn(texts);
      const deed = { action: "user.invite", on: `client ${scope.clientId}` };
      const work = async () => ({ is: await inviteUser(scope, email, typedPermissions(texts)), email });
      return audited(scope, deed, work, undefined, ({ is }) => is !== "sent");
    },
    isDone: ({ is }) => is === "sent",
  });
  if ("state" in written) return written.state;
  const { t, answer } = written;
  if (answer.is !== "sent") {
    const message = t(answer.is === "member" ? "accounts.users.isMember" : "people.register.emailMissing");
    return backWith(data, [{ name: "email", message }]);
  }
  await leaveFlash({
    title: t("accounts.users.sent"),
    detail: t("accounts.users.sentDetail", { email: answer.email }),
  });
  redirect(HERE);
}

/** Changes what another user may do for the client. */
export async function change(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "user.permissions",
    of: "user",
    need: "owner",
    check: checkPermissions,
    work: async (scope, found, texts) => {
      if (found.isOwner) return { isDone: false };
      await setPermissions(scope, found, typedPermissions(texts));
      return { isDone: true };
    },
    isDone: ({ isDone }) => isDone,
    isRefused: ({ isDone }) => !isDone,
  });
  if ("state" in written) return written.state;
  if (!written.answer.isDone) notFound();
  await leaveFlash({ title: written.t("accounts.users.saved") });
  redirect(HERE);
}

/** Ends that another user acts for the client. */
export async function remove(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "user.remove",
    of: "user",
    need: "owner",
    work: async (scope, found) => {
      if (found.isOwner) return { isDone: false };
      await removeMember(scope, found);
      return { isDone: true };
    },
    isDone: ({ isDone }) => isDone,
    isRefused: ({ isDone }) => !isDone,
  });
  if ("state" in written) return written.state;
  if (!written.answer.isDone) notFound();
  await leaveFlash({ title: written.t("accounts.users.removed") });
  redirect(HERE);
}

/** Takes an invitation back that nobody has taken up. */
export async function withdraw(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "user.withdraw",
    of: "invitation",
    need: "owner",
    work: async (scope, found) => ({ isDone: await withdrawInvitation(scope, found) }),
    isRefused: ({ isDone }) => !isDone,
  });
  if ("state" in written) return written.state;
  await leaveFlash({ title: written.t(written.answer.isDone ? "accounts.users.withdrawn" : "accounts.users.tooLate") });
  redirect(HERE);
}

/** Leads to WHMCS's own page of users, which has what its API has not: invitations that wait. */
export async function openThere(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeForm(data, {
    action: "sign-on.users",
    need: "owner",
    path: HERE,
    work: async (scope) => {
      // It would be the user's session in WHMCS, without a word of who is in it.
      if (scope.actor) notFound();
      const link = await audited(scope, { action: "sign-on.users", on: `client ${scope.clientId}` }, () =>
        hostedLink(scope, { page: "users" }),
      );
      return { link: link ?? "" };
    },
    // The link opens a session: it is not kept.
    isDone: () => false,
  });
  if ("state" in written) return written.state;
  const { t, answer } = written;
  if (answer.link !== "") redirect(answer.link);
  const problem = { title: t("billing.pay.noThere"), text: t("accounts.users.noThere") };
  return { values: {}, errors: [], once: newOnce(), problem };
}
