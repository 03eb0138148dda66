import { __iconData as paperclip } from "lucide-react/icons/paperclip";
import type { InputHTMLAttributes, ReactElement } from "react";
import { fieldId } from "./field.tsx";
import { Glyph } from "./glyph.tsx";

export interface FilePickerProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  name: string;
  /** "Attach files" */
  label: string;
}

/** Files to send along; the browser says which were chosen. */
export function FilePicker({ name, label, id = fieldId(name), ...input }: FilePickerProps): ReactElement {
  return (
    <label className="file-picker" htmlFor={id}>
      <Glyph data={paperclip} small />
      <span className="sr">{label}</span>
      <input type="file" multiple {...input} id={id} name={name} />
    </label>
  );
}
