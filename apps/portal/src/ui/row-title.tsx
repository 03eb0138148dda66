import type { ReactElement, ReactNode } from "react";
import { Link } from "./link.tsx";

export interface RowTitleProps {
  /** Makes the whole row lead there. */
  href?: string | undefined;
  children: ReactNode;
  /** The second line; beside the name where rows are compact. */
  detail?: ReactNode;
}

/** The first cell of a row: the object's name, its link, and what tells it from its namesakes. */
export function RowTitle({ href, children, detail }: RowTitleProps): ReactElement {
  return (
    <>
      {href === undefined ? (
        <b>
          <bdi>{children}</bdi>
        </b>
      ) : (
        <Link className="row-link" href={href}>
          <bdi>{children}</bdi>
        </Link>
      )}
      {detail && (
        <small>
          {" "}
          <bdi>{detail}</bdi>
        </small>
      )}
    </>
  );
}
