"use client";

import { __iconData as paperclip } from "lucide-react/icons/paperclip";
import { type ChangeEvent, type InputHTMLAttributes, type ReactElement, useState } from "react";
import { fieldId } from "./field.tsx";
import { Glyph } from "./glyph.tsx";

export interface FilePickerProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  name: string;
  /** "Attach files" */
  label: string;
  /** "Up to 5 files of 10 MB" */
  help?: string | undefined;
  error?: string | undefined;
  /** Bytes of one file and of all together, and how many: more is refused before it is sent. */
  most: { bytes: number; together: number; files: number };
  /** Why what was chosen is too much; "{{name}}" stands for the file's name. */
  labels: { tooLarge: string; tooMuch: string; tooMany: string };
}

/** Files to send along; the browser says which were chosen. Works without a script, which only says sooner what is too much. */
export function FilePicker({
  name,
  label,
  help,
  error,
  most,
  labels,
  id = fieldId(name),
  ...input
}: FilePickerProps): ReactElement {
  const [refused, setRefused] = useState<string>();
  const said = refused ?? error;
  const look = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    const large = files.find((file) => file.size > most.bytes);
    const together = files.reduce((sum, file) => sum + file.size, 0);
    const why =
      (large && labels.tooLarge.replace("{{name}}", large.name)) ??
      (files.length > most.files ? labels.tooMany : together > most.together ? labels.tooMuch : undefined);
    setRefused(why);
    if (why !== undefined) currentTarget.value = "";
  };
  const described = [said && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="file-field">
      <label className="file-picker" htmlFor={id}>
        <Glyph data={paperclip} small />
        <span className="sr">{label}</span>
        <input
          type="file"
          multiple
          {...input}
          id={id}
          name={name}
          onChange={look}
          aria-invalid={said ? true : undefined}
          aria-describedby={described || undefined}
        />
      </label>
      {help && (
        <small className="help" id={`${id}-help`}>
          {help}
        </small>
      )}
      {said && (
        <p className="error" id={`${id}-error`} role="alert">
          {said}
        </p>
      )}
    </div>
  );
}
