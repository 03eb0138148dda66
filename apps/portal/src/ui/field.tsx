import { __iconData as alert } from "lucide-react/icons/triangle-exclamation-point";
import type { ReactElement, ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

/** What every field takes. The fields below Field hand the rest to their control. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  /** Below the control: what is meant, in which form. */
  help?: ReactNode;
  /** In words, beside the control: "Enter the town". */
  error?: string | undefined;
  /** "(if any)", after the label. */
  optional?: string | undefined;
  /** At the end of the label's line: "Forgot it?". */
  aside?: ReactNode;
  /** Where two forms of a page have fields of one name. */
  id?: string | undefined;
}

/** What ties a control to its label, help and error. */
export interface ControlAttributes {
  id: string;
  name: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

/** The id of a field's control; the error summary leads to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, "-")}`;
}

/** A label above, help below and the error beside whatever control `children` makes from the attributes. */
export function Field({
  name,
  label,
  help,
  error,
  optional,
  aside,
  id = fieldId(name),
  children,
}: FieldProps & { children: (control: ControlAttributes) => ReactNode }): ReactElement {
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={id}>
          {label} {optional && <span className="opt">{optional}</span>}
        </label>
        {aside && <span className="end help">{aside}</span>}
      </div>
      {children({ id, name, "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined })}
      {error && (
        <p className="error" id={`${id}-error`}>
          <Glyph data={alert} />
          {error}
        </p>
      )}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
