import { locales } from "../../../../../messages/locales.ts";

/** WHMCS's name of a language ("spanish") as its speakers write it, where the portal knows it. */
export function languageName(language: string): string {
  const known = Object.values(locales).find((each) => each.language === language.toLowerCase());
  return known?.name ?? language.charAt(0).toUpperCase() + language.slice(1);
}

/** The languages into which something can still be translated. */
export const languagesBut = (taken: readonly string[]): { value: string; label: string }[] =>
  Object.values(locales)
    .filter(({ language }) => !taken.includes(language))
    .map(({ language, name }) => ({ value: language, label: name }));
