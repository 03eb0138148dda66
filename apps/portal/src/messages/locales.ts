/** The languages that the portal speaks: by locale, WHMCS's name for it, its own name, and its direction. */
export const locales = {
  en: { language: "english", name: "English", direction: "ltr" },
  de: { language: "german", name: "Deutsch", direction: "ltr" },
  es: { language: "spanish", name: "Español", direction: "ltr" },
  fr: { language: "french", name: "Français", direction: "ltr" },
  pt: { language: "portuguese-br", name: "Português", direction: "ltr" },
  ar: { language: "arabic", name: "العربية", direction: "rtl" },
} as const;

export type Locale = keyof typeof locales;

const known = Object.keys(locales) as Locale[];

/** The cookie that holds the language that a reader chose. */
export const LOCALE_COOKIE = "locale";

export const isLocale = (text: unknown): text is Locale => typeof text === "string" && Object.hasOwn(locales, text);

/**
 * A part of a text, which in a text from right to left keeps its own direction and does not turn that of the rest: it
 * stands between the marks of Unicode's bidirectional algorithm for that (UAX 9: FSI and PDI). Bare figures need none.
 */
export const apart = (text: string, locale: Locale): string =>
  locales[locale].direction === "rtl" && /[^\d.,]/.test(text) ? `\u2068${text}\u2069` : text;

/** WHMCS's languages that are spoken here in the words of another. */
const alike: Record<string, string> = { "portuguese-pt": "portuguese-br" };

/** The locale of one of WHMCS's languages ("spanish"), if the portal speaks it. */
export function localeOfLanguage(language: string): Locale | undefined {
  const name = language.toLowerCase();
  return known.find((locale) => locales[locale].language === (alike[name] ?? name));
}

/** The first of an Accept-Language header's languages that the portal speaks, else English. */
export function localeOfTags(header: string): Locale {
  const wanted = header
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(/\s*;\s*q=/);
      return { tag: tag.toLowerCase().split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const found = known.find((locale) => locale === tag);
    if (found) return found;
  }
  return "en";
}
