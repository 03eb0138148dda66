"use client";

import { type ReactElement, useActionState } from "react";
import { Notice } from "../../../ui/notice.tsx";
import { ReplyBox } from "../../../ui/reply-box.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { replyToGuestTicket } from "./actions.ts";

export interface GuestReplyFormProps {
  tid: string;
  c: string;
  labels: Record<"reply" | "placeholder" | "send" | "sending", string>;
}

/** The guest's answer. What he typed stays until it has certainly arrived. */
export function GuestReplyForm({ tid, c, labels }: GuestReplyFormProps): ReactElement {
  const [{ message, error, problem }, action] = useActionState(replyToGuestTicket, { message: "" });
  return (
    <>
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      <ReplyBox
        action={action}
        label={labels.reply}
        placeholder={labels.placeholder}
        defaultValue={message}
        error={error}
        send={<SubmitButton pending={labels.sending}>{labels.send}</SubmitButton>}
      >
        <input type="hidden" name="tid" value={tid} />
        <input type="hidden" name="c" value={c} />
      </ReplyBox>
    </>
  );
}
