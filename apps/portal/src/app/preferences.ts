"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { requireSameOrigin } from "../access/access.ts";
import { isLocale, LOCALE_COOKIE } from "../messages/locales.ts";

const YEAR = 365 * 24 * 60 * 60;

/** Keeps the language that the reader chose, in a cookie. */
export async function setLanguage(form: FormData): Promise<void> {
  await requireSameOrigin();
  const language = form.get("language");
  if (!isLocale(language)) return;
  (await cookies()).set(LOCALE_COOKIE, language, { path: "/", maxAge: YEAR, sameSite: "lax", httpOnly: true });
  revalidatePath("/", "layout");
}
