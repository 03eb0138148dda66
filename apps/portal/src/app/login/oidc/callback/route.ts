import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { safePath } from "../../../../access/access.ts";
import { TooManyError } from "../../../../access/limits.ts";
import { finishOidc, type OidcSignIn } from "../../../../access/oidc.ts";
import { failureOf, logFailure } from "../../../../data/failure.ts";
import { env } from "../../../../env.ts";
import { hrefWith } from "../../../../lib/search-params.ts";

/** Where the OpenID provider sends people back to. */
export async function GET(request: NextRequest): Promise<Response> {
  if (!env().oidc) notFound();
  let done: OidcSignIn;
  try {
    done = await finishOidc(request.nextUrl.search);
  } catch (error) {
    if (error instanceof TooManyError) redirect("/login?oidc=too-often");
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "sign in by OpenID Connect");
    redirect("/login?oidc=failed");
  }
  const { outcome, next } = done;
  if (outcome === "signed in") redirect(safePath(next, "/"));
  if (outcome === "code") redirect(hrefWith("/login/code", { next: safePath(next, "") }));
  if (outcome === "choose") redirect(hrefWith("/login/choose", { next: safePath(next, "") }));
  redirect(`/login?oidc=${outcome.replace(" ", "-")}`);
}
