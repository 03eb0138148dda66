"use client";

import { type ReactElement, useActionState, useEffect } from "react";
import { fieldId } from "../../../../ui/field.tsx";
import type { LeftWords } from "../../../../ui/left.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { ReplyBox } from "../../../../ui/reply-box.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { FileField } from "../../../file-field.tsx";
import type { UploadWords } from "../../../uploads.ts";
import { type ReplyState, reply } from "./actions.ts";

export interface ReplyFormProps {
  ticket: number;
  /** The key that was made with the page. */
  once: string;
  /** A letter that is written anew here. */
  again?: { id: number; message: string } | undefined;
  /** What came of the last try, where the page is made anew. */
  before?: ReplyState | undefined;
  labels: { reply: string; placeholder: string; send: string; sending: string; look: string; left: LeftWords };
  uploads: UploadWords;
}

/** The client's answer. What he typed stays until it has certainly arrived. */
export function ReplyForm({ ticket, once, again, before, labels, uploads }: ReplyFormProps): ReactElement {
  const [state, action] = useActionState(reply, before ?? { message: again?.message ?? "" });
  const { error, problem } = state;
  useEffect(() => {
    if (error) document.getElementById(fieldId("message"))?.focus();
  }, [error]);
  return (
    <>
      {problem && (
        <Notice
          live
          tone={problem.mayHaveArrived ? "warn" : "bad"}
          title={problem.title}
          action={
            problem.mayHaveArrived && (
              <LinkButton size="small" href={`/tickets/${ticket}`} target="_blank">
                {labels.look}
              </LinkButton>
            )
          }
        >
          {problem.text}
        </Notice>
      )}
      <ReplyBox
        action={action}
        label={labels.reply}
        placeholder={labels.placeholder}
        defaultValue={state.message}
        error={error}
        left={labels.left}
        tools={<FileField words={uploads} error={state.filesError} lost={state.filesLost} />}
        send={<SubmitButton pending={labels.sending}>{labels.send}</SubmitButton>}
      >
        <input type="hidden" name="ticket" value={ticket} />
        {again && <input type="hidden" name="again" value={again.id} />}
        <OnceKey value={once} back={state.once} />
      </ReplyBox>
    </>
  );
}
