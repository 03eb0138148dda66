import type { ReactElement } from "react";
import { acceptedFiles } from "../lib/file-kind.ts";
import { FilePicker } from "../ui/file-picker.tsx";
import type { UploadWords } from "./uploads.ts";

export interface FileFieldProps {
  words: UploadWords;
  error?: string | undefined;
  /** Files were sent with a form that came back: a browser can't choose them again by itself. */
  lost?: boolean | undefined;
  /** Where a page has several. */
  id?: string | undefined;
}

/** Where files are attached to a message. */
export function FileField({ words, error, lost, id }: FileFieldProps): ReactElement {
  return (
    <FilePicker
      name="files"
      id={id}
      label={words.label}
      help={words.help}
      accept={acceptedFiles}
      error={error ?? (lost ? words.again : undefined)}
      most={words.most}
      labels={words}
    />
  );
}
