"use client";

import { __iconData as eye } from "lucide-react/icons/eye";
import { __iconData as eyeOff } from "lucide-react/icons/eye-off";
import { type ReactElement, useState } from "react";
import { Field } from "./field.tsx";
import { Glyph } from "./glyph.tsx";
import type { TextFieldProps } from "./text-field.tsx";

export interface PasswordFieldProps extends Omit<TextFieldProps, "type"> {
  /** Names of the button that shows and hides what is typed. */
  reveal: { show: string; hide: string };
}

/** A password, which can be looked at while it is typed. */
export function PasswordField({
  name,
  label,
  help,
  error,
  optional,
  aside,
  id,
  reveal,
  ...input
}: PasswordFieldProps): ReactElement {
  const [shown, setShown] = useState(false);
  return (
    <Field {...{ name, label, help, error, optional, aside, id }}>
      {(control) => (
        <span className="with-button" dir="ltr">
          <input
            className="input"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            {...input}
            {...control}
            type={shown ? "text" : "password"}
          />
          <button
            type="button"
            aria-label={shown ? reveal.hide : reveal.show}
            aria-controls={control.id}
            onClick={() => setShown(!shown)}
          >
            <Glyph data={shown ? eyeOff : eye} small />
          </button>
        </span>
      )}
    </Field>
  );
}
