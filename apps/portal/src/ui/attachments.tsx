import type { ReactElement } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

export interface Attachment {
  href: string;
  name: string;
  /** "184 kB" */
  size?: string | undefined;
}

/** Files that came with a message. */
export function Attachments({ files }: { files: Attachment[] }): ReactElement {
  return (
    <div className="files">
      {files.map((file) => (
        <Link key={file.href} className="file" href={file.href} document>
          <Icon name="file" small />
          <bdi>{file.name}</bdi>
          {file.size && <small>{file.size}</small>}
        </Link>
      ))}
    </div>
  );
}
