import { env } from "../env.ts";
import { words } from "../messages/words.ts";

/** The company's own links: help, status, terms, privacy. Nothing where the configuration names none. */
export async function Foot() {
  const { links, BRAND_TERMS_URL, BRAND_PRIVACY_URL } = env();
  const { t } = await words();
  const all = [
    ...links,
    ...(BRAND_TERMS_URL ? [{ label: t("common.terms"), url: BRAND_TERMS_URL }] : []),
    ...(BRAND_PRIVACY_URL ? [{ label: t("common.privacy"), url: BRAND_PRIVACY_URL }] : []),
  ];
  return all.map(({ label, url }) => (
    <a key={url} className="link" href={url} rel="noreferrer">
      {label}
    </a>
  ));
}

/** Whether the foot has anything to say: an empty one is not there. */
export function hasFoot(): boolean {
  const { links, BRAND_TERMS_URL, BRAND_PRIVACY_URL } = env();
  return links.length > 0 || BRAND_TERMS_URL !== undefined || BRAND_PRIVACY_URL !== undefined;
}
