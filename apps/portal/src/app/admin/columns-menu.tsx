import type { ReactElement } from "react";
import type { Words } from "../../messages/words.ts";
import { Menu } from "../../ui/menu.tsx";

export interface ColumnsMenuProps<K extends string> {
  /** Those that can be there, in their order, each by its heading. */
  all: readonly { key: K; label: string }[];
  shown: readonly K[];
  /** The list with these; with its usual ones where nothing is said. */
  href: (columns: K[] | undefined) => string;
  /** Whether other ones than usual are shown. */
  isChosen: boolean;
  t: Words["t"];
}

/** Which columns a list has: each choice is an address. */
export function ColumnsMenu<K extends string>({ all, shown, href, isChosen, t }: ColumnsMenuProps<K>): ReactElement {
  const toggled = (key: K) =>
    all.map((each) => each.key).filter((each) => (each === key ? !shown.includes(each) : shown.includes(each)));
  return (
    <Menu
      label={t("admin.list.columns")}
      icon="columns"
      items={[
        ...all.map(({ key, label }) => {
          const isShown = shown.includes(key);
          return {
            label: t(isShown ? "admin.list.hideColumn" : "admin.list.showColumn", { name: label }),
            icon: isShown ? ("check" as const) : ("plus" as const),
            href: href(toggled(key)),
          };
        }),
        ...(isChosen ? ["line" as const, { label: t("admin.list.usualColumns"), href: href(undefined) }] : []),
      ]}
    />
  );
}
