import Form from "next/form";
import type { ReactElement } from "react";
import { FormPending } from "./form-pending.tsx";
import { Icon } from "./icon.tsx";

export interface SearchBoxProps {
  /** The list's address, without a query. */
  action: string;
  /** "Search services", read aloud. */
  label: string;
  /** What can be searched for: "Name, domain or server". */
  placeholder?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** The other filters, which stay. */
  keep?: Record<string, string | undefined> | undefined;
  /** The key that leads to it (DeskKeys). */
  shortcut?: string | undefined;
}

/** A search of a list, by GET: the result has an address, and it works without a script. */
export function SearchBox(props: SearchBoxProps): ReactElement {
  const { action, label, placeholder, name = "q", value, keep = {}, shortcut } = props;
  return (
    <Form className="search" action={action} role="search" aria-label={label} prefetch={false}>
      {Object.entries(keep).map(
        ([key, kept]) => kept !== undefined && kept !== "" && <input key={key} type="hidden" name={key} value={kept} />,
      )}
      <label className="with-icon">
        <span className="sr">{label}</span>
        <Icon name="search" small />
        <input
          key={value}
          className="input"
          type="search"
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          enterKeyHint="search"
          aria-keyshortcuts={shortcut}
        />
      </label>
      <FormPending />
    </Form>
  );
}
