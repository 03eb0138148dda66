import type { InputHTMLAttributes, ReactElement } from "react";
import { Field, type FieldProps } from "./field.tsx";

export interface TextFieldProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps> {}

/** One line of text: also e-mail, number, date and file by `type`. */
export function TextField({ name, label, help, error, optional, aside, id, ...input }: TextFieldProps): ReactElement {
  return (
    <Field {...{ name, label, help, error, optional, aside, id }}>
      {(control) => <input className="input" type="text" {...input} {...control} />}
    </Field>
  );
}
