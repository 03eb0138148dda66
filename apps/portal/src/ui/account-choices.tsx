import type { ReactElement } from "react";
import { Avatar } from "./avatar.tsx";

export interface AccountChoicesProps {
  /** Read aloud: "Change to". */
  label: string;
  accounts: { id: number; name: string }[];
  /** Gets the id as `client`. */
  action: (data: FormData) => void | Promise<void>;
}

/** The other accounts in an AccountMenu, each a button that changes to it. */
export function AccountChoices({ label, accounts, action }: AccountChoicesProps): ReactElement | null {
  if (accounts.length === 0) return null;
  return (
    <>
      <div className="menu-label">{label}</div>
      <form action={action}>
        {accounts.map(({ id, name }) => (
          <button key={id} type="submit" name="client" value={id}>
            <Avatar name={name} small />
            {name}
          </button>
        ))}
      </form>
      <hr />
    </>
  );
}
