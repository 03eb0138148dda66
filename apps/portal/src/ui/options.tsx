import { __iconData as alert } from "lucide-react/icons/triangle-exclamation-point";
import type { ReactElement, ReactNode } from "react";
import { fieldId } from "./field.tsx";
import { Glyph } from "./glyph.tsx";

export interface Option {
  value: string;
  label: ReactNode;
  detail?: ReactNode;
  /** An icon or a price. */
  end?: ReactNode;
  disabled?: boolean | undefined;
}

export interface OptionsProps {
  name: string;
  /** Read aloud: "Pay with". */
  label: string;
  options: Option[];
  defaultValue?: string | undefined;
  required?: boolean | undefined;
  error?: string | undefined;
}

/** One of a few that need explaining: a plan, a way to pay. */
export function Options({ name, label, options, defaultValue, required, error }: OptionsProps): ReactElement {
  const id = fieldId(name);
  return (
    <div className="field">
      <div
        className="options"
        role="radiogroup"
        aria-label={label}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {options.map((option, at) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              id={at === 0 ? id : undefined}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
            />
            <span>
              {option.label}
              {option.detail && <small>{option.detail}</small>}
            </span>
            {option.end && <span className="end num">{option.end}</span>}
          </label>
        ))}
      </div>
      {error && (
        <p className="error" id={`${id}-error`}>
          <Glyph data={alert} />
          {error}
        </p>
      )}
    </div>
  );
}
