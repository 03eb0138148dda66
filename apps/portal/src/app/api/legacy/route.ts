import { redirect } from "next/navigation";
import { env } from "../../../env.ts";
import { type Lost, legacyTarget } from "../../../legacy/target.ts";
import { plainPage } from "../../../messages/plain-page.ts";
import { words } from "../../../messages/words.ts";
import { leaveFlash } from "../../flash.ts";

/** The address that was asked for, as src/proxy.ts saw it: the one that next.config.ts leads here is not it any more. */
function asked(request: Request): { path: string; params: Record<string, string>; whole: string } {
  const whole = request.headers.get("x-asked-path") ?? "/";
  const url = new URL(whole, "http://kraken.invalid");
  return { path: url.pathname, params: Object.fromEntries(url.searchParams), whole: `${url.pathname}${url.search}` };
}

/** Leads from an address of WHMCS's own client area to the portal's page, through sign-in where that page asks for it. */
export async function GET(request: Request): Promise<Response> {
  const { path, params, whole } = asked(request);
  const target = legacyTarget(path, params);
  if (target === undefined) {
    const { locale } = await words();
    return new Response(plainPage(locale, "notFound"), {
      status: 404,
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  }
  if ("ticket" in target) redirect(`/tickets/number/${target.ticket}`);
  if ("lost" in target) await say(target.lost, whole);
  redirect(target.to);
}

/** Where WHMCS's client area is still there beside the portal, it has the page; else a sentence says what is missing. */
async function say(lost: Lost, whole: string): Promise<void> {
  const { LEGACY_URL, origins } = env();
  if (LEGACY_URL && !origins.includes(new URL(LEGACY_URL).origin)) redirect(beside(LEGACY_URL, whole));
  const { t } = await words();
  await leaveFlash({ title: t("common.legacy.title"), detail: t(`common.legacy.${lost}`) });
}

/** The same address in the folder where WHMCS is. */
function beside(base: string, whole: string): string {
  const url = new URL(base);
  const [path = "", search = ""] = whole.split(/(?=\?)/, 2);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/${path.replace(/^\/+/, "")}`;
  url.search = search;
  return url.href;
}
