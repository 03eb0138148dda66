import type { ReactElement } from "react";
import type { Words } from "../../messages/words.ts";
import { formatCount } from "../../ui/format.ts";

/** Below a list that does not show all there is: that these are the newest. */
export function NewestOf(props: { shown: number; total: number; words: Words }): ReactElement | null {
  const { shown, total } = props;
  const { t, locale } = props.words;
  if (shown >= total) return null;
  return (
    <p className="muted">
      {t("admin.list.newest", { shown: formatCount(shown, locale), total: formatCount(total, locale) })}
    </p>
  );
}
