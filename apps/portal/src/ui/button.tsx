import type { ButtonHTMLAttributes, ReactElement, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  icon?: ReactNode;
  /** What the button does, for one that shows only its icon. */
  label?: string | undefined;
  children?: ReactNode;
}

/** A button that does something here. Forms are sent by SubmitButton; what leads elsewhere is a LinkButton. */
export function Button({ kind, size, block, icon, label, className, children, ...rest }: ButtonProps): ReactElement {
  const look = { kind, size, block, iconOnly: label !== undefined && !children };
  return (
    <button type="button" aria-label={label} title={label} className={buttonClass(look, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}
