import { __iconData as check } from "lucide-react/icons/check";
import { __iconData as trash } from "lucide-react/icons/trash";
import type { ReactElement, ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import { DialogButton } from "./dialog-button.tsx";
import { exactly } from "./exactly.ts";
import { Field } from "./field.tsx";
import { Glyph } from "./glyph.tsx";
import { SubmitButton } from "./submit-button.tsx";

export interface ConfirmDialogProps {
  id: string;
  /** "Cancel Web Hosting L" */
  title: string;
  /** What is lost and when, and what stays (`keep`). */
  consequences: { text: ReactNode; keep?: boolean | undefined }[];
  help?: ReactNode;
  /** What must be typed where it can't be undone: the object's name. Sent as `typed`; the action compares it again. */
  typed?: { name: string; label: ReactNode } | undefined;
  /** "Keep it" */
  cancel: string;
  /** "Cancel on 12 Dec 2026" */
  confirm: string;
  pending?: string | undefined;
  action: (data: FormData) => void | Promise<void>;
  fields?: Record<string, string> | undefined;
  /** More to ask: a reason, a day. */
  children?: ReactNode;
}

/** Before something is lost: says what, has the name typed where it is for good, and carries the verb on its button. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { id, title, consequences, help, typed, cancel, confirm, pending, action, fields = {}, children } = props;
  const foot = (
    <>
      <DialogButton dialog={id} close>
        {cancel}
      </DialogButton>
      <SubmitButton kind="danger" pending={pending}>
        {confirm}
      </SubmitButton>
    </>
  );
  return (
    <Dialog id={id} title={title} foot={foot} action={action}>
      <ul className="lose">
        {consequences.map(({ text, keep }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the consequences are written down in their order
          <li key={at} data-keep={keep || undefined}>
            <Glyph data={keep ? check : trash} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {help && <p className="help">{help}</p>}
      {children}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typed && (
        <Field name="typed" id={`${id}-typed`} label={typed.label}>
          {(control) => (
            <input
              className="input typed"
              {...control}
              required
              pattern={exactly(typed.name)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
