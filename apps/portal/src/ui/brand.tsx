import type { ReactElement } from "react";
import { Link } from "./link.tsx";
import { Mark } from "./mark.tsx";

export interface BrandProps {
  name: string;
  href?: string | undefined;
  /** A small tag after the name: "Staff". */
  role?: string | undefined;
}

/** The company's mark and name, leading home where it has an address. */
export function Brand({ name, href, role }: BrandProps): ReactElement {
  const content = (
    <>
      <Mark />
      <span>{name}</span>
      {role && <span className="role">{role}</span>}
    </>
  );
  return href === undefined ? (
    <div className="brand">{content}</div>
  ) : (
    <Link className="brand" href={href} title={name}>
      {content}
    </Link>
  );
}
