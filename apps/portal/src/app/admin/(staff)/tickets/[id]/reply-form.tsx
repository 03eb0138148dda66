"use client";

import { type ReactElement, useActionState } from "react";
import type { LeftWords } from "../../../../../ui/left.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { ReplyBox } from "../../../../../ui/reply-box.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { FileField } from "../../../../file-field.tsx";
import type { UploadWords } from "../../../../uploads.ts";
import { type ReplyState, reply } from "./actions.ts";

export interface ReplyFormProps {
  ticket: number;
  /** The key that was made with the page. */
  once: string;
  /** The queue's filters, to come back to. */
  list: string;
  /** What came of the last try, where the page is made anew. */
  before?: ReplyState;
  /** What is in the box to begin with: a predefined reply that was put in without a script. */
  begun?: string | undefined;
  /** A reply that was taken back, and is written anew here. */
  again?: number | undefined;
  labels: { reply: string; placeholder: string; send: string; sending: string; left: LeftWords };
  /** What the ticket may be afterwards, and where it may go. */
  choices?: ReplyChoices | undefined;
  uploads: UploadWords;
}

type Choice = {
  name: "status" | "department";
  label: string;
  value: string;
  options: { value: string; label: string }[];
};
export type ReplyChoices = Choice[];

export function ReplyForm(props: ReplyFormProps): ReactElement {
  const { ticket, once, list, before, begun, again, labels, choices = [], uploads } = props;
  const [state, action] = useActionState(reply, before ?? {});
  return (
    <ReplyBox
      action={action}
      label={labels.reply}
      placeholder={labels.placeholder}
      defaultValue={state.message ?? begun}
      shortcut="r"
      error={state.error}
      left={labels.left}
      tools={
        <>
          <FileField words={uploads} error={state.filesError} lost={state.filesLost} />
          {choices.map(({ name, label, value, options }) => {
            const chosen = String(state[name] ?? value);
            return (
              // A select only takes what it shall show when it is made anew.
              <select key={`${name} ${chosen}`} className="input" name={name} aria-label={label} defaultValue={chosen}>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            );
          })}
        </>
      }
      send={
        <SubmitButton size="small" pending={labels.sending}>
          {labels.send}
        </SubmitButton>
      }
    >
      <input type="hidden" name="ticket" value={ticket} />
      <OnceKey value={once} back={state.once} />
      <input type="hidden" name="list" value={list} />
      {again !== undefined && <input type="hidden" name="again" value={again} />}
      {state.notice && (
        <Notice live tone={state.notice.tone} title={state.notice.title} reference={state.notice.reference}>
          {state.notice.body}
        </Notice>
      )}
    </ReplyBox>
  );
}
