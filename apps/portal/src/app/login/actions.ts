"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireSameOrigin, safePath } from "../../access/access.ts";
import { chooseClient, type SignIn, signInClient } from "../../access/login.ts";
import { failureOf, logFailure } from "../../data/failure.ts";
import { idIn } from "../../data/owned.ts";
import { env } from "../../env.ts";
import { hrefWith } from "../../lib/search-params.ts";
import { type Words, words } from "../../messages/words.ts";
import { tooManyOf } from "../too-many.tsx";

export type SignInState = {
  /** What was typed stays; the password does not. */
  email: string;
  errors: { name: "email" | "password"; message: string }[];
  problem?: { title: string; text: string };
};

const form = z.object({
  email: z.string().trim().max(320).catch(""),
  password: z.string().max(1000).catch(""),
  next: z.string().max(2000).catch(""),
});

/** Signs a client in. Whichever of the two is wrong, the sentence is the same. */
export async function signIn(_before: SignInState, data: FormData): Promise<SignInState> {
  await requireSameOrigin();
  const { t } = await words();
  const { email, password, next } = form.parse(Object.fromEntries(data));
  const errors: SignInState["errors"] = [];
  if (email === "") errors.push({ name: "email", message: t("client.login.emailMissing") });
  if (password === "") errors.push({ name: "password", message: t("client.login.passwordMissing") });
  if (errors.length > 0) return { email, errors };
  let outcome: SignIn["outcome"];
  try {
    ({ outcome } = await signInClient(email, password));
  } catch (error) {
    const refused = await tooManyOf(error);
    if (refused) return { email, errors: [], problem: refused };
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "sign in");
    return { email, errors: [], problem: problemOf("unavailable", t) };
  }
  if (outcome === "signed in") redirect(safePath(next, "/"));
  if (outcome === "code") redirect(hrefWith("/login/code", { next: safePath(next, "") }));
  if (outcome === "choose") redirect(hrefWith("/login/choose", { next: safePath(next, "") }));
  return { email, errors: [], problem: problemOf(outcome, t) };
}

type Problem = Exclude<SignIn["outcome"], "signed in" | "choose" | "code"> | "unavailable";

function problemOf(problem: Problem, t: Words["t"]): SignInState["problem"] {
  const keys = {
    refused: ["client.login.refused", "client.login.refusedHelp"],
    "second factor": [
      "client.login.secondFactor",
      env().oidc ? "people.login.oidcNeeded" : "client.login.secondFactorHelp",
    ],
    "no client": ["client.login.noClient", "client.login.noClientHelp"],
    closed: ["client.login.closed", "client.login.closedHelp"],
    unavailable: ["client.login.unavailable", "client.login.unavailableHelp"],
  } as const;
  const [title, text] = keys[problem];
  return { title: t(title), text: t(text, { company: env().BRAND_NAME }) };
}

export type ChooseState = { problem?: { title: string; text: string } };

/** Signs in as one of the clients that the user owns. */
export async function choose(_before: ChooseState, data: FormData): Promise<ChooseState> {
  await requireSameOrigin();
  const { t } = await words();
  const id = idIn(data, "client");
  let outcome: SignIn["outcome"] | undefined;
  try {
    outcome = id === undefined ? undefined : (await chooseClient(id))?.outcome;
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "choose a client");
    return { problem: problemOf("unavailable", t) };
  }
  if (outcome === "signed in") redirect(safePath(data.get("next"), "/"));
  if (outcome === "closed") return { problem: problemOf("closed", t) };
  redirect("/login?again");
}
