import { Fragment, type ReactElement, type ReactNode } from "react";

/** Something that a person wrote. A string is plain text: empty lines part its paragraphs, other lines stay lines. */
export function Prose({ children }: { children: ReactNode }): ReactElement {
  return <div className="prose">{typeof children === "string" ? paragraphs(children) : children}</div>;
}

function paragraphs(text: string): ReactNode {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text have their order and nothing else
      <p key={at}>
        {paragraph.split("\n").map((line, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Fragment key={row}>
            {row > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </p>
    ));
}
