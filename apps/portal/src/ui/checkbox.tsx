import { __iconData as alert } from "lucide-react/icons/triangle-exclamation-point";
import type { InputHTMLAttributes, ReactElement, ReactNode } from "react";
import { fieldId } from "./field.tsx";
import { Glyph } from "./glyph.tsx";

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  name: string;
  label: ReactNode;
  /** Small print below the label. */
  detail?: ReactNode;
  error?: string | undefined;
}

/** Yes or no. */
export function Checkbox({ name, label, detail, error, id = fieldId(name), ...input }: CheckboxProps): ReactElement {
  return (
    <div className="field">
      <label className="check" htmlFor={id}>
        <input
          type="checkbox"
          {...input}
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          {label}
          {detail && <small>{detail}</small>}
        </span>
      </label>
      {error && (
        <p className="error" id={`${id}-error`}>
          <Glyph data={alert} />
          {error}
        </p>
      )}
    </div>
  );
}
