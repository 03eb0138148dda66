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
  labels: { reply: string; placeholder: string; send: string; sending: string; left: LeftWords };
  uploads: UploadWords;
}

export function ReplyForm({ ticket, once, list, before, labels, uploads }: ReplyFormProps): ReactElement {
  const [state, action] = useActionState(reply, before ?? {});
  return (
    <ReplyBox
      action={action}
      label={labels.reply}
      placeholder={labels.placeholder}
      defaultValue={state.message}
      error={state.error}
      left={labels.left}
      tools={<FileField words={uploads} error={state.filesError} lost={state.filesLost} />}
      send={
        <SubmitButton size="small" pending={labels.sending}>
          {labels.send}
        </SubmitButton>
      }
    >
      <input type="hidden" name="ticket" value={ticket} />
      <OnceKey value={once} back={state.once} />
      <input type="hidden" name="list" value={list} />
      {state.notice && (
        <Notice live tone={state.notice.tone} title={state.notice.title} reference={state.notice.reference}>
          {state.notice.body}
        </Notice>
      )}
    </ReplyBox>
  );
}
