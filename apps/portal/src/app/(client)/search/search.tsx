import type { ReactElement } from "react";
import type { Words } from "../../../messages/words.ts";
import { SearchLink } from "../../../ui/search-link.tsx";

/** The field in the top line: the palette, or its page. */
export function Search({ t }: Pick<Words, "t">): ReactElement {
  return (
    <SearchLink
      href="/search"
      palette={{
        source: "/api/search",
        labels: {
          title: t("palette.title"),
          placeholder: t("palette.placeholder"),
          do: t("palette.do"),
          go: t("palette.go"),
          none: t("palette.none", { typed: "{{typed}}" }),
          failed: t("palette.failed"),
          move: t("palette.move"),
          choose: t("palette.choose"),
          newTab: t("palette.newTab"),
          close: t("common.close"),
        },
      }}
    >
      {t("palette.placeholder")}
    </SearchLink>
  );
}
