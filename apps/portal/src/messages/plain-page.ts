import ar from "./ar/common.json" with { type: "json" };
import de from "./de/common.json" with { type: "json" };
import en from "./en/common.json" with { type: "json" };
import es from "./es/common.json" with { type: "json" };
import fr from "./fr/common.json" with { type: "json" };
import { type Locale, locales } from "./locales.ts";
import pt from "./pt/common.json" with { type: "json" };

const pagesOf = ({ refusedBody, notFound }: Pick<typeof en, "refusedBody" | "notFound">) => ({
  ...refusedBody,
  notFound,
});
const catalogue = {
  ...{ en: pagesOf(en), de: pagesOf(de), es: pagesOf(es) },
  ...{ fr: pagesOf(fr), pt: pagesOf(pt), ar: pagesOf(ar) },
};

/** A whole document of two sentences, for what is answered without any page. */
export function plainPage(locale: Locale, why: keyof (typeof catalogue)["en"], gaps = { most: "" }): string {
  const { title, body } = catalogue[locale][why];
  const text = body.replace("{{most}}", gaps.most);
  return `<!doctype html><html lang="${locale}" dir="${locales[locale].direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`;
}
