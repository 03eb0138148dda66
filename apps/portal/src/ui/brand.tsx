import type { ReactElement } from "react";
import { Link } from "./link.tsx";
import { Mark } from "./mark.tsx";

export interface BrandProps {
  name: string;
  href?: string | undefined;
  /** A small tag after the name: "Staff". */
  role?: string | undefined;
  /** The company's own picture, for each theme, in the place of the mark and the name. */
  logo?: { light: string; dark: string } | undefined;
}

/** The company's mark and name, or its logo, leading home where it has an address. */
export function Brand({ name, href, role, logo }: BrandProps): ReactElement {
  const content = (
    <>
      {logo ? (
        <>
          {/* The sheet of styles shows the one of the theme that holds. They are small, and nothing optimises pictures here. */}
          {/* biome-ignore lint/performance/noImgElement: next/image would need its optimiser, which is off */}
          <img className="logo when-light" src={logo.light} alt={name} height={32} />
          {/* biome-ignore lint/performance/noImgElement: as above */}
          <img className="logo when-dark" src={logo.dark} alt={name} height={32} />
        </>
      ) : (
        <>
          <Mark />
          <span dir="auto">{name}</span>
        </>
      )}
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
