"use client";

import type { MouseEvent, ReactElement } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button.tsx";

export interface SubmitButtonProps extends Omit<ButtonProps, "type" | "onClick" | "formAction"> {
  /** What it says while the form is on its way: "Paying €24.00 …". */
  pending?: string | undefined;
}

/** Sends its form once: while an answer is awaited it keeps its place and focus and refuses to be pressed again. */
export function SubmitButton({
  pending: pendingText,
  kind = "primary",
  children,
  ...rest
}: SubmitButtonProps): ReactElement {
  const { pending, data } = useFormStatus();
  const pressed = pending && (rest.name === undefined || data?.get(rest.name) === rest.value);
  const refuse = (event: MouseEvent) => {
    if (pending) event.preventDefault();
  };
  return (
    <Button
      kind={kind}
      {...rest}
      type="submit"
      onClick={refuse}
      aria-disabled={pending || undefined}
      data-pending={pressed ? "" : undefined}
    >
      {pressed && pendingText ? pendingText : children}
    </Button>
  );
}
