import NextLink from "next/link";
import type { AnchorHTMLAttributes, ReactElement } from "react";
import { LinkPending } from "./link-pending.tsx";

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  href: string;
  /** Fetches the page before it is asked for. Off unless said: a page costs a call to WHMCS. */
  prefetch?: boolean | undefined;
  /** Loads a whole document: for files and route handlers. */
  document?: boolean | undefined;
  /** false: stays where one is on the page, for tabs and filters. */
  scroll?: boolean | undefined;
}

/** Every link of the portal. Other places and files get a plain anchor; pages are navigated to in place. */
export function Link({ href, prefetch = false, document, scroll, children, ...rest }: LinkProps): ReactElement {
  if (document || rest.download !== undefined || /^([a-z]+:|\/\/|#)/i.test(href)) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    );
  }
  return (
    <NextLink href={href} prefetch={prefetch} scroll={scroll} {...rest}>
      {children}
      <LinkPending />
    </NextLink>
  );
}
