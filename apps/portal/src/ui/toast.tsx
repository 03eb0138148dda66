import type { ReactElement, ReactNode } from "react";

export interface ToastProps {
  title: ReactNode;
  detail?: ReactNode;
  /** One small button: "Read", "Undo". */
  action?: ReactNode;
}

/** One message that floats in the corner, about what happened elsewhere. */
export function Toast({ title, detail, action }: ToastProps): ReactElement {
  return (
    <div className="toast">
      <span>
        {title}
        {detail && <small>{detail}</small>}
      </span>
      {action}
    </div>
  );
}
