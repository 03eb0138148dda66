import type { Words } from "../messages/words.ts";
import type { PaletteProps } from "../ui/palette-dialog.tsx";

/** What the palette says around what is found; the same in both portals. */
export const paletteLabels = (t: Words["t"], placeholder: string): PaletteProps["labels"] => ({
  title: t("palette.title"),
  placeholder,
  do: t("palette.do"),
  go: t("palette.go"),
  none: t("palette.none", { typed: "{{typed}}" }),
  failed: t("palette.failed"),
  tooMany: t("palette.tooMany"),
  move: t("palette.move"),
  choose: t("palette.choose"),
  newTab: t("palette.newTab"),
  close: t("common.close"),
});
