import type { ReactElement } from "react";

export interface MailFrameProps {
  /** "The e-mail", read aloud. */
  title: string;
  /** A whole HTML document. */
  document: string;
}

/**
 * An e-mail in a frame of its own: an origin that is nobody's, without scripts, forms or a way out of it but links
 * that open beside the page.
 */
export function MailFrame({ title, document }: MailFrameProps): ReactElement {
  return (
    <iframe
      className="mail-frame"
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={document}
    />
  );
}
