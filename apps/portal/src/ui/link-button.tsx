import type { ReactElement, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";
import { Link, type LinkProps } from "./link.tsx";

export interface LinkButtonProps extends ButtonLook, LinkProps {
  icon?: ReactNode;
  /** Where it leads, for one that shows only its icon. */
  label?: string | undefined;
}

/** A link that looks like a button, for an action that has its own page. */
export function LinkButton({
  kind,
  size,
  block,
  icon,
  label,
  className,
  children,
  ...rest
}: LinkButtonProps): ReactElement {
  const look = { kind, size, block, iconOnly: label !== undefined && !children };
  return (
    <Link aria-label={label} title={label} className={buttonClass(look, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
