import type { FormHTMLAttributes, ReactElement, ReactNode } from "react";
import { fieldId } from "./field.tsx";
import { Left, type LeftWords } from "./left.tsx";

export interface ReplyBoxProps extends Omit<FormHTMLAttributes<HTMLFormElement>, "children"> {
  /** "Your reply", read aloud. */
  label: string;
  name?: string | undefined;
  placeholder?: string | undefined;
  defaultValue?: string | undefined;
  error?: string | undefined;
  /** How much it takes; said when little is left. */
  left?: LeftWords | undefined;
  /** Above the text: a Preview. */
  top?: ReactNode;
  /** At the start of the foot: attach, note. */
  tools?: ReactNode;
  /** At the end of the foot: a SubmitButton. */
  send: ReactNode;
  /** The key that leads to the text (DeskKeys). */
  shortcut?: string | undefined;
  /** Hidden fields and the like. */
  children?: ReactNode;
}

/** Where one answers: text, files, and the button that sends it. */
export function ReplyBox({
  label,
  name = "message",
  placeholder,
  defaultValue,
  error,
  left,
  top,
  tools,
  send,
  shortcut,
  children,
  ...form
}: ReplyBoxProps): ReactElement {
  const id = fieldId(name);
  return (
    <form className="reply" aria-label={label} {...form}>
      {children}
      {top}
      <label className="sr" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        placeholder={placeholder}
        defaultValue={defaultValue}
        required
        aria-keyshortcuts={shortcut}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className="reply-bar">
        {tools}
        <span className="end">
          {left && <Left of={id} {...left} />}
          {send}
        </span>
      </div>
    </form>
  );
}
