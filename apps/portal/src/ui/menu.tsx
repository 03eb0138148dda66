import { Fragment, type ReactElement, type ReactNode } from "react";
import { Button } from "./button.tsx";
import type { ButtonLook } from "./button-class.ts";
import { DialogButton } from "./dialog-button.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Link } from "./link.tsx";
import { PopoverPanel } from "./popover-panel.tsx";
import { useUniqueId } from "./use-unique-id.ts";

interface MenuEntry {
  label: string;
  icon?: IconName | undefined;
  danger?: boolean | undefined;
  /** A key that does the same, shown at the end. */
  shortcut?: string | undefined;
}

export type MenuItem =
  | (MenuEntry & { href: string; document?: boolean | undefined })
  /** Opens the Dialog with this id. */
  | (MenuEntry & { dialog: string })
  /** Sends a form with these fields. */
  | (MenuEntry & { action: (data: FormData) => void | Promise<void>; fields?: Record<string, string> | undefined })
  | "line";

export interface MenuProps extends ButtonLook {
  /** What the button is for: "More actions". Shown when `text` is set, else only read. */
  label: string;
  text?: boolean | undefined;
  icon?: IconName | undefined;
  /** A line of small print at the top. */
  title?: string | undefined;
  items: MenuItem[];
}

/** A button with a list of things to do: pages, dialogs, actions. */
export function Menu({ label, text, icon = "more", title, items, ...look }: MenuProps): ReactElement {
  const id = useUniqueId();
  return (
    <>
      <Button {...look} popoverTarget={id} icon={<Icon name={icon} />} label={text ? undefined : label}>
        {text && label}
      </Button>
      <PopoverPanel id={id}>
        {title && <div className="menu-label">{title}</div>}
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a menu is written down in its order and never reordered
          <Fragment key={at}>{item === "line" ? <hr /> : <MenuLine item={item} />}</Fragment>
        ))}
      </PopoverPanel>
    </>
  );
}

function MenuLine({ item }: { item: Exclude<MenuItem, "line"> }): ReactElement {
  const className = item.danger ? "danger" : undefined;
  const content: ReactNode = (
    <>
      {item.icon && <Icon name={item.icon} />}
      {item.label}
      {item.shortcut && <kbd>{item.shortcut}</kbd>}
    </>
  );
  if ("href" in item) {
    return (
      <Link className={className} href={item.href} document={item.document}>
        {content}
      </Link>
    );
  }
  if ("dialog" in item) {
    return (
      <DialogButton plain className={className} dialog={item.dialog}>
        {content}
      </DialogButton>
    );
  }
  return (
    <form action={item.action}>
      {Object.entries(item.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={className}>
        {content}
      </button>
    </form>
  );
}
