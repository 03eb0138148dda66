import en from "./en/common.json" with { type: "json" };
import es from "./es/common.json" with { type: "json" };
import { type Locale, locales } from "./locales.ts";

const catalogue = { en: en.refusedBody, es: es.refusedBody };

/** A whole document of two sentences, for what is refused before any page is made. */
export function plainPage(locale: Locale, why: keyof typeof en.refusedBody, gaps: { most: string }): string {
  const { title, body } = catalogue[locale][why];
  const text = body.replace("{{most}}", gaps.most);
  return `<!doctype html><html lang="${locale}" dir="${locales[locale].direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`;
}
