import type { Words } from "../../messages/words.ts";
import { formatCount } from "../../ui/format.ts";

/** Beside a heading: how many there are, and when fewer are shown, that these are the newest. */
export function newestOf(shown: number, total: number, { t, locale }: Words): string | undefined {
  if (total === 0) return undefined;
  const all = formatCount(total, locale);
  return shown < total ? t("admin.list.newest", { shown: formatCount(shown, locale), total: all }) : all;
}
