import { env } from "../env.ts";
import { words } from "../messages/words.ts";

/** The company's own links: help, status, terms, privacy. Null where the configuration names none: no empty foot. */
export async function foot() {
  const { links, BRAND_TERMS_URL, BRAND_PRIVACY_URL } = env();
  const { t } = await words();
  const all = [
    ...links,
    ...(BRAND_TERMS_URL ? [{ label: t("common.terms"), url: BRAND_TERMS_URL }] : []),
    ...(BRAND_PRIVACY_URL ? [{ label: t("common.privacy"), url: BRAND_PRIVACY_URL }] : []),
  ];
  if (all.length === 0) return null;
  return all.map(({ label, url }) => (
    <a key={url} className="link" href={url} rel="noreferrer">
      {label}
    </a>
  ));
}
