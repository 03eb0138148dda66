import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { safePath } from "../../../access/access.ts";
import { TooManyError } from "../../../access/limits.ts";
import { beginOidc } from "../../../access/oidc.ts";
import { env } from "../../../env.ts";
import { log } from "../../../lib/log.ts";

/** Leads to the OpenID provider, where people sign in. */
export async function GET(request: NextRequest): Promise<Response> {
  if (!env().oidc) notFound();
  let url: string;
  try {
    url = await beginOidc(safePath(request.nextUrl.searchParams.get("next"), ""));
  } catch (error) {
    if (error instanceof TooManyError) return tooManyRequests(error);
    log("error", "oidc failed", { name: error instanceof Error && error.name });
    redirect("/login?oidc=failed");
  }
  redirect(url);
}

const tooManyRequests = ({ retryAfter }: TooManyError) =>
  new Response("Too many tries. Wait a while, then try again.\n", {
    status: 429,
    headers: { "Retry-After": String(retryAfter), "Content-Type": "text/plain" },
  });
