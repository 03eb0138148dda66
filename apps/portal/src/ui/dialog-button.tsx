import type { ButtonHTMLAttributes, ReactElement, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

declare module "react" {
  interface ButtonHTMLAttributes<T> {
    command?: "show-modal" | "close" | "request-close" | undefined;
    commandfor?: string | undefined;
  }
}

export interface DialogButtonProps extends ButtonLook, ButtonHTMLAttributes<HTMLButtonElement> {
  /** The Dialog's id. */
  dialog: string;
  /** Closes it instead of opening it. */
  close?: boolean | undefined;
  icon?: ReactNode;
  /** Without a button's look, for a line in a menu. */
  plain?: boolean | undefined;
}

/** A button that opens or closes a Dialog, without a script where the browser knows how. */
export function DialogButton(props: DialogButtonProps): ReactElement {
  const { dialog, close, kind, size, block, icon, plain, className, children, ...rest } = props;
  return (
    <button
      type="button"
      command={close ? "close" : "show-modal"}
      commandfor={dialog}
      className={plain ? className : buttonClass({ kind, size, block }, className)}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
