import type { FormHTMLAttributes, ReactElement } from "react";

/** One column of fields. `action` is a server action, so it works without a script. */
export function Form({ children, ...rest }: FormHTMLAttributes<HTMLFormElement>): ReactElement {
  return (
    <form className="form" noValidate {...rest}>
      {children}
    </form>
  );
}
