import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "./env.ts";
import { mostBytes, refusedBody } from "./headers/body-limit.ts";
import { inertPolicy, keptByNobody, pagePolicy, strictTransport } from "./headers/policy.ts";
import { isReadable } from "./headers/readable.ts";
import { saysTwice } from "./headers/said-twice.ts";
import { isLocale, LOCALE_COOKIE, localeOfTags } from "./messages/locales.ts";
import { plainPage } from "./messages/plain-page.ts";

/** Everything but built files and the company's pictures, which are everybody's and are kept by browsers. */
export const config = { matcher: "/((?!_next/static/|brand/|icon\\.svg$).*)" };

/** What a request may not say of itself: these are this file's to set, or nobody's. */
const notTheirs = [
  "content-security-policy",
  "content-security-policy-report-only",
  "x-nonce",
  "x-forwarded-host",
  "x-middleware-subrequest",
  "x-middleware-subrequest-id",
];

const isProgram = (path: string) => path.startsWith("/api/") || path.startsWith("/_next/");

/**
 * Gives every answer its headers, and a page its nonce. It decides nothing about who may see what: the pages are as
 * closed without it.
 */
export function proxy(request: NextRequest): NextResponse {
  const { origins, formTargets } = env();
  const path = request.nextUrl.pathname;
  const nonce = randomBytes(18).toString("base64");
  const policy = isProgram(path)
    ? inertPolicy
    : pagePolicy({ nonce, formTargets, development: process.env.NODE_ENV === "development" });

  const refused = refusedBody(path, request.headers) ?? refusedRequest(request);
  const answer = refused === undefined ? passedOn(request, policy) : refusal(request, refused, path);
  answer.headers.set("content-security-policy", refused === undefined ? policy : inertPolicy);
  answer.headers.set("cache-control", keptByNobody);
  if (origins.every((origin) => origin.startsWith("https:")))
    answer.headers.set("strict-transport-security", strictTransport);
  return answer;
}

const refusedRequest = (request: NextRequest): 400 | 403 | undefined =>
  isForeign(request)
    ? 403
    : saysTwice(request.nextUrl.searchParams) || !isReadable(request.nextUrl.pathname)
      ? 400
      : undefined;

/** A form from another site, or from nowhere. Each action looks for itself: this only spares it the work. */
function isForeign(request: NextRequest): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const origin = request.headers.get("origin");
  return origin === null || !env().origins.includes(origin);
}

function passedOn(request: NextRequest, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  for (const name of notTheirs) headers.delete(name);
  // Next takes the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  // For what is led elsewhere inside (next.config.ts), and still wants to know what was asked for.
  headers.set("x-asked-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Where we are reached is configured, and a form's origin has been compared with it. Next compares it with this.
  const { PUBLIC_URL, origins } = env();
  const here = PUBLIC_URL ?? origins.find((origin) => origin === request.headers.get("origin"));
  if (here) headers.set("x-forwarded-host", new URL(here).host);
  return NextResponse.next({ request: { headers } });
}

const reasons = { 400: "saidTwice", 403: "foreign", 411: "noLength", 413: "tooLarge" } as const;

function refusal(request: NextRequest, status: keyof typeof reasons, path: string): NextResponse {
  const chosen = request.cookies.get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : localeOfTags(request.headers.get("accept-language") ?? "");
  const page = plainPage(locale, reasons[status], {
    most: String(mostBytes(path) / 1024 / 1024),
  });
  const headers = { "content-type": "text/html; charset=utf-8", connection: "close" };
  return new NextResponse(page, { status, headers });
}
