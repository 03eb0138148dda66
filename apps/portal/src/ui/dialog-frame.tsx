"use client";

import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";

interface DialogFrameProps {
  id: string;
  labelledBy: string;
  open: boolean | undefined;
  action: ((data: FormData) => void | Promise<void>) | undefined;
  children: ReactNode;
}

/** The dialog element: opens and closes where the browser doesn't know `commandfor`, and closes after its form. */
export function DialogFrame({ id, labelledBy, open, action, children }: DialogFrameProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && dialog.current && !dialog.current.open) dialog.current.showModal();
  }, [open]);
  useEffect(() => {
    if ("commandForElement" in HTMLButtonElement.prototype) return;
    const press = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest(`[commandfor="${CSS.escape(id)}"]`) : null;
      if (button === null) return;
      if (button.getAttribute("command") === "show-modal") dialog.current?.showModal();
      else dialog.current?.close();
    };
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
  }, [id]);
  return (
    <dialog ref={dialog} id={id} className="dialog" aria-labelledby={labelledBy} closedby="any">
      {action ? (
        <form action={action}>
          {children}
          <CloseWhenDone />
        </form>
      ) : (
        children
      )}
    </dialog>
  );
}

/** Closes the dialog once its form was answered, unless the answer is an error shown inside. */
function CloseWhenDone(): ReactElement {
  const { pending } = useFormStatus();
  const was = useRef(false);
  const marker = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const dialog = marker.current?.closest("dialog");
    if (was.current && !pending && !dialog?.querySelector('[aria-invalid="true"], [role="alert"]')) dialog?.close();
    was.current = pending;
  }, [pending]);
  return <span ref={marker} hidden />;
}
