import type { ReactElement, ReactNode, TextareaHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";
import { Left, type LeftWords } from "./left.tsx";

export interface TextAreaProps extends FieldProps, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps> {
  /** How much it takes; said when little is left. */
  left?: LeftWords | undefined;
  /** Above the text: a Preview. */
  top?: ReactNode;
}

/** Several lines of text; it grows with what is written. */
export function TextArea({
  name,
  label,
  help,
  error,
  optional,
  aside,
  id,
  left,
  top,
  ...textarea
}: TextAreaProps): ReactElement {
  return (
    <Field {...{ name, label, help, error, optional, aside, id }}>
      {(control) => (
        <>
          {top}
          <textarea className="input" {...textarea} {...control} />
          {left && <Left of={control.id} {...left} />}
        </>
      )}
    </Field>
  );
}
