import "server-only";
import i18next, { type TFunction } from "i18next";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { clientScope } from "../access/access.ts";
import { catalogues } from "./catalogues.ts";
import { apart, isLocale, LOCALE_COOKIE, type Locale, localeOfLanguage, localeOfTags, locales } from "./locales.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: (typeof catalogues)["en"] };
  }
}

const catalogue = i18next.createInstance({
  resources: Object.fromEntries(Object.entries(catalogues).map(([locale, translation]) => [locale, { translation }])),
  supportedLngs: Object.keys(locales),
  fallbackLng: "en",
  // React escapes what it renders; escaping here too would show the entities.
  interpolation: { escapeValue: false },
  initAsync: false,
});
catalogue.init();

export type Words = { t: TFunction; locale: Locale };

/** The reader's language: his choice by the switch, else his client's in WHMCS, else his browser's. */
async function chosenLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  // As the session knows it: no page waits for WHMCS to know how to say so.
  const scope = await clientScope();
  return localeOfLanguage(scope?.language ?? "") ?? localeOfTags((await headers()).get("accept-language") ?? "");
}

/** What is put into a sentence, each set apart from it. */
const eachApart = (gaps: unknown, locale: Locale): unknown =>
  Object.fromEntries(
    Object.entries(Object(gaps)).map(([name, value]) => [
      name,
      typeof value === "string" ? apart(value, locale) : value,
    ]),
  );

/** The words of a language. Most have nothing to put in, and are the same each time: those are looked up once. */
function wordsIn(locale: Locale): Words {
  const fixed = catalogue.getFixedT(locale) as unknown as (...all: unknown[]) => string;
  const isLtr = locales[locale].direction === "ltr";
  const plain = new Map<unknown, string>();
  const t = (key: unknown, ...rest: unknown[]): string => {
    if (rest.length > 0) return fixed(key, ...(isLtr ? rest : rest.map((gaps) => eachApart(gaps, locale))));
    const known = plain.get(key) ?? fixed(key);
    plain.set(key, known);
    return known;
  };
  // The types of the keys are checked where they are written.
  return { t: t as unknown as TFunction, locale };
}

const spoken = new Map<Locale, Words>();

/** The words of this request: `t("client.overview.title")`, and the locale for Intl. */
export const words = cache(async (): Promise<Words> => wordsOf(await chosenLocale()));

/** The words of pages of which the reader may be nobody yet, and which must stand when WHMCS does not. */
export function wordsOf(locale: Locale): Words {
  const found = spoken.get(locale) ?? wordsIn(locale);
  spoken.set(locale, found);
  return found;
}
