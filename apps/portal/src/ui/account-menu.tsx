import type { ReactElement, ReactNode } from "react";
import { Avatar } from "./avatar.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Link } from "./link.tsx";
import { PopoverPanel } from "./popover-panel.tsx";
import { useUniqueId } from "./use-unique-id.ts";

export interface AccountMenuProps {
  /** The button's name for a screen reader: "Account". */
  label: string;
  /** The account that one acts for. */
  name: string;
  /** Who is signed in: "Ines Falk · ines@fjordandfell.example". */
  person: string;
  /** Whose initials are shown; the account's otherwise. */
  avatar?: string | undefined;
  who?: "client" | "staff" | undefined;
  /** Other accounts that the person may change to: AccountChoices. It may come later. */
  accounts?: ReactNode;
  links: { label: string; href: string; icon: IconName }[];
  signOut: { label: string; action: (data: FormData) => void | Promise<void> };
}

/** The account's name in the top line, and what can be done with it: change, profile, sign out. */
export function AccountMenu({
  label,
  name,
  person,
  avatar,
  who,
  accounts,
  links,
  signOut,
}: AccountMenuProps): ReactElement {
  const id = useUniqueId();
  return (
    <>
      <button type="button" className="account" popoverTarget={id}>
        <span className="sr">{label}</span>
        <Avatar name={avatar ?? name} who={who} />
        <span className="account-name" dir="auto">
          {name}
        </span>
        <Icon name="down" small />
      </button>
      <PopoverPanel id={id}>
        <div className="menu-label">{person}</div>
        {accounts}
        {links.map((link) => (
          <Link key={link.href} href={link.href}>
            <Icon name={link.icon} />
            {link.label}
          </Link>
        ))}
        <form action={signOut.action}>
          <button type="submit">
            <Icon name="signOut" />
            {signOut.label}
          </button>
        </form>
      </PopoverPanel>
    </>
  );
}
