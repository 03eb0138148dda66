import type { ReactElement, TextareaHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";

export interface TextAreaProps
  extends FieldProps,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps> {}

/** Several lines of text; it grows with what is written. */
export function TextArea({ name, label, help, error, optional, aside, id, ...textarea }: TextAreaProps): ReactElement {
  return (
    <Field {...{ name, label, help, error, optional, aside, id }}>
      {(control) => <textarea className="input" {...textarea} {...control} />}
    </Field>
  );
}
