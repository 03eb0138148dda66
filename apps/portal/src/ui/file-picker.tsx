"use client";

import { __iconData as fileDrawing } from "lucide-react/icons/file";
import { __iconData as paperclip } from "lucide-react/icons/paperclip";
import { __iconData as cross } from "lucide-react/icons/x";
import { type InputHTMLAttributes, type ReactElement, useEffect, useRef, useState } from "react";
import { fieldId } from "./field.tsx";
import { formatFileSize } from "./file-size.ts";
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
  /** Why what was chosen is too much, and how one of them is taken out; "{{name}}" stands for the file's name. */
  labels: { tooLarge: string; tooMuch: string; tooMany: string; remove: string; drop: string };
}

const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** A picture that is pasted has the same name each time. */
function named(file: File): File {
  const time = new Date().toTimeString().slice(0, 8).replaceAll(":", "");
  return file.name === "image.png" ? new File([file], `image-${time}.png`, { type: file.type }) : file;
}

/**
 * Files to send along: chosen, dropped on the form or pasted into it. Works without a script, which adds what was chosen
 * to what is there, and says sooner what is too much.
 */
export function FilePicker({
  name,
  label,
  help,
  error,
  most,
  labels,
  id = fieldId(name),
  ...rest
}: FilePickerProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const held = useRef<File[]>([]);
  const [files, setFiles] = useState<File[]>([]);
  const [refused, setRefused] = useState<string>();
  const said = refused ?? error;

  const hold = (all: File[]) => {
    held.current = all;
    setFiles(all);
    const data = new DataTransfer();
    for (const file of all) data.items.add(file);
    if (input.current) input.current.files = data.files;
  };
  const whyNot = (all: File[]) => {
    const large = all.find((file) => file.size > most.bytes);
    if (large) return labels.tooLarge.replace("{{name}}", large.name);
    if (all.length > most.files) return labels.tooMany;
    return all.reduce((sum, file) => sum + file.size, 0) > most.together ? labels.tooMuch : undefined;
  };
  const add = (more: FileList | File[]) => {
    const before = held.current;
    const all = [...before, ...[...more].filter((file) => !before.some((each) => isSame(each, file)))];
    const why = whyNot(all);
    setRefused(why);
    hold(why === undefined ? all : before);
  };
  const now = useRef({ add, hold });
  useEffect(() => {
    now.current = { add, hold };
  });

  useEffect(() => {
    const form = input.current?.form;
    // Chosen before there were scripts.
    if (input.current?.files?.length) now.current.add(input.current.files);
    if (!form) return;
    const on = <K extends keyof HTMLElementEventMap>(name: K, hear: (event: HTMLElementEventMap[K]) => void) => {
      form.addEventListener(name, hear);
      return () => form.removeEventListener(name, hear);
    };
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.dataset.dropping = "";
    };
    const gone = () => delete form.dataset.dropping;
    const offs = [
      on("dragover", over),
      on("dragleave", ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) gone();
      }),
      on("drop", (event) => {
        if (form.dataset.dropping === undefined) return;
        event.preventDefault();
        gone();
        now.current.add(event.dataTransfer?.files ?? []);
      }),
      on("paste", (event) => {
        const { files = [], types = [] } = event.clipboardData ?? {};
        // What is also text is pasted as that.
        if (files.length === 0 || types.includes("text/plain")) return;
        event.preventDefault();
        now.current.add([...files].map(named));
      }),
      on("reset", () => now.current.hold([])),
    ];
    return () => {
      for (const off of offs) off();
    };
  }, []);

  const described = [said && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="file-field" data-held={files.length > 0 || undefined}>
      <label className="file-picker" htmlFor={id}>
        <Glyph data={paperclip} small />
        <span className="sr">{label}</span>
        <input
          type="file"
          multiple
          {...rest}
          ref={input}
          id={id}
          name={name}
          onChange={({ currentTarget }) => add(currentTarget.files ?? [])}
          aria-invalid={said ? true : undefined}
          aria-describedby={described || undefined}
        />
      </label>
      {help && (
        <small className="help" id={`${id}-help`}>
          {help}
          <span className="with-scripts">{labels.drop}</span>
        </small>
      )}
      <ul className="files" aria-live="polite">
        {files.map((file) => (
          <li key={`${file.name} ${file.lastModified} ${file.size}`} className="file">
            <Glyph data={fileDrawing} small />
            <bdi>{file.name}</bdi>
            <small>{formatFileSize(file.size, document.documentElement.lang)}</small>
            <button
              type="button"
              className="file-remove"
              aria-label={labels.remove.replace("{{name}}", file.name)}
              onClick={() => {
                setRefused(undefined);
                hold(held.current.filter((each) => each !== file));
                input.current?.focus();
              }}
            >
              <Glyph data={cross} small />
            </button>
          </li>
        ))}
      </ul>
      {said && (
        <p className="error" id={`${id}-error`} role="alert">
          {said}
        </p>
      )}
    </div>
  );
}
