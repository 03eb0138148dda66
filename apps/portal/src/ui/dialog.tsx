import type { ReactElement, ReactNode } from "react";
import { DialogFrame } from "./dialog-frame.tsx";

export interface DialogProps {
  /** What a DialogButton or a menu's line opens. */
  id: string;
  title: ReactNode;
  children: ReactNode;
  /** The buttons: the way out first, then the verb. */
  foot: ReactNode;
  /** A server action: the dialog is then one form, and closes when it was answered without an error. */
  action?: ((data: FormData) => void | Promise<void>) | undefined;
  /** Opens with the page. */
  open?: boolean | undefined;
}

/** A question in front of the page. */
export function Dialog({ id, title, children, foot, action, open }: DialogProps): ReactElement {
  const content = (
    <>
      <div className="dialog-body">
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
      </div>
      <div className="dialog-foot">{foot}</div>
    </>
  );
  return (
    <DialogFrame id={id} labelledBy={`${id}-title`} open={open} action={action}>
      {content}
    </DialogFrame>
  );
}
