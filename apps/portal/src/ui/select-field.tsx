import type { ReactElement, SelectHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";

export interface SelectFieldProps
  extends FieldProps,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldProps | "children"> {
  options: { value: string; label: string; disabled?: boolean | undefined }[];
}

/** One of many, by the browser's own list. */
export function SelectField({
  name,
  label,
  help,
  error,
  optional,
  aside,
  id,
  options,
  ...select
}: SelectFieldProps): ReactElement {
  return (
    <Field {...{ name, label, help, error, optional, aside, id }}>
      {(control) => (
        <select className="input" {...select} {...control}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
