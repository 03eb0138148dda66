"use client";

import { type ReactElement, useActionState } from "react";
import type { LeftWords } from "../../../ui/left.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { OnceKey } from "../../../ui/once-key.tsx";
import { ReplyBox } from "../../../ui/reply-box.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { type GuestReplyState, replyToGuestTicket } from "./actions.ts";

export interface GuestReplyFormProps {
  tid: string;
  c: string;
  /** The key that was made with the page. */
  once: string;
  /** What came of the last try, where the page is made anew. */
  before?: GuestReplyState;
  labels: Record<"reply" | "placeholder" | "send" | "sending", string> & { left: LeftWords };
}

/** The guest's answer. What he typed stays until it has certainly arrived. */
export function GuestReplyForm({ tid, c, once, before, labels }: GuestReplyFormProps): ReactElement {
  const [{ message, error, problem, once: back }, action] = useActionState(
    replyToGuestTicket,
    before ?? { message: "" },
  );
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
        left={labels.left}
        send={<SubmitButton pending={labels.sending}>{labels.send}</SubmitButton>}
      >
        <input type="hidden" name="tid" value={tid} />
        <OnceKey value={once} back={back} />
        <input type="hidden" name="c" value={c} />
      </ReplyBox>
    </>
  );
}
