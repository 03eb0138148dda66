import type { ReactElement } from "react";
import type { Words } from "../../../messages/words.ts";
import { SearchLink } from "../../../ui/search-link.tsx";
import { paletteLabels } from "../../palette-labels.ts";

/** The field in the top line: the palette, or its page. */
export function Search({ t }: Pick<Words, "t">): ReactElement {
  const placeholder = t("palette.placeholder");
  return (
    <SearchLink href="/search" palette={{ source: "/api/search", labels: paletteLabels(t, placeholder) }}>
      {placeholder}
    </SearchLink>
  );
}
