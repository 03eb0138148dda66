import type { ReactElement } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

export interface Attachment {
  /** Where it is, for those who may have it. */
  href?: string | undefined;
  name: string;
  /** "184 kB" */
  size?: string | undefined;
}

/** Files that came with a message. */
export function Attachments({ files }: { files: Attachment[] }): ReactElement {
  return (
    <div className="files">
      {files.map((file) => {
        const said = (
          <>
            <Icon name="file" small />
            <bdi>{file.name}</bdi>
            {file.size && <small>{file.size}</small>}
          </>
        );
        return file.href === undefined ? (
          <span key={file.name} className="file">
            {said}
          </span>
        ) : (
          <Link key={file.href} className="file" href={file.href} document>
            {said}
          </Link>
        );
      })}
    </div>
  );
}
