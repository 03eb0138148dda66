import { expect, test } from "vitest";
import { localeOfLanguage, localeOfTags, locales } from "./locales.ts";

test.each([
  ["", "en"],
  ["en", "en"],
  ["es", "es"],
  ["es-MX", "es"],
  ["ES-419,es;q=0.9", "es"],
  ["de", "de"],
  ["de-AT,en;q=0.5", "de"],
  ["fr-CA", "fr"],
  ["it,es;q=0.5", "es"],
  ["it, nl;q=0.9", "en"],
  ["it, fr;q=0.9, de;q=0.8", "fr"],
  ["en;q=0.4,es;q=0.6", "es"],
  ["es;q=0.4,en;q=0.6", "en"],
  ["es;q=0,en;q=0.1", "en"],
  ["es;q=0", "en"],
  ["es;q=never", "en"],
  ["it;q=1, es ; q=0.7", "es"],
  ["pt-BR", "pt"],
  ["pt-PT,pt;q=0.9,en;q=0.8", "pt"],
  ["ar-EG", "ar"],
  ["ar;q=0.9,en;q=0.2", "ar"],
  ["*", "en"],
  ["*;q=0.1,es;q=0.05", "es"],
  ["est", "en"],
  ["constructor", "en"],
  [";;;,,,;q=", "en"],
])("Accept-Language %j is read as %s", (header, locale) => {
  expect(localeOfTags(header)).toBe(locale);
});

test.each([
  ["english", "en"],
  ["spanish", "es"],
  ["Spanish", "es"],
  ["german", "de"],
  ["french", "fr"],
  ["italian", undefined],
  ["portuguese-br", "pt"],
  ["Portuguese-PT", "pt"],
  ["portuguese", undefined],
  ["arabic", "ar"],
  ["", undefined],
])("WHMCS's %j is %s", (language, locale) => {
  expect(localeOfLanguage(language)).toBe(locale);
});

test("a client who chose a language is not spoken to in another one's", () => {
  const languages = Object.values(locales).map(({ language }) => language);
  expect(new Set(languages).size).toBe(languages.length);
});

test("every locale is one that Intl knows", () => {
  expect(Intl.getCanonicalLocales(Object.keys(locales))).toEqual(Object.keys(locales));
});
