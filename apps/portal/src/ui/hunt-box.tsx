import Form from "next/form";
import type { ReactElement } from "react";
import { FormPending } from "./form-pending.tsx";
import { Icon } from "./icon.tsx";

export interface HuntBoxProps {
  action: string;
  /** "Domain name", read aloud. */
  label: string;
  /** "Search" */
  button: string;
  name?: string | undefined;
  value?: string | undefined;
  placeholder?: string | undefined;
}

/** A large search, where searching is what the page is for. By GET, like SearchBox. */
export function HuntBox({ action, label, button, name = "q", value, placeholder }: HuntBoxProps): ReactElement {
  return (
    <Form className="hunt" action={action} role="search" aria-label={label} prefetch={false}>
      <label className="with-icon">
        <span className="sr">{label}</span>
        <Icon name="search" />
        <input
          key={value}
          className="input"
          type="search"
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
        />
      </label>
      <button type="submit" className="btn btn-primary" aria-label={button}>
        <Icon name="search" />
        <span>{button}</span>
      </button>
      <FormPending />
    </Form>
  );
}
