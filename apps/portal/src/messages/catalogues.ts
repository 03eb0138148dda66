import ar from "./ar/index.ts";
import de from "./de/index.ts";
import en from "./en/index.ts";
import es from "./es/index.ts";
import fr from "./fr/index.ts";
import type { Locale } from "./locales.ts";
import pt from "./pt/index.ts";

/** All words, by language. That each has what English has is for the test: languages differ in their plurals. */
export const catalogues = { en, de, es, fr, pt, ar } satisfies Record<Locale, object>;
