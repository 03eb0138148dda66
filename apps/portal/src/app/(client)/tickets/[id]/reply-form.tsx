"use client";

import { type ReactElement, useActionState, useEffect, useState } from "react";
import { Draft, type DraftProps } from "../../../../ui/draft.tsx";
import { fieldId } from "../../../../ui/field.tsx";
import type { LeftWords } from "../../../../ui/left.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { Preview, type PreviewWords } from "../../../../ui/preview.tsx";
import { ReplyBox } from "../../../../ui/reply-box.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { FileField } from "../../../file-field.tsx";
import type { UploadWords } from "../../../uploads.ts";
import { preview } from "../preview-actions.ts";
import { type ReplyState, reply } from "./actions.ts";

export interface ReplyFormProps {
  /** Another one when something of the client's was sent or kept. */
  stamp?: string;
  ticket: number;
  /** The key that was made with the page. */
  once: string;
  /** A letter that is written anew here. */
  again?: { id: number; message: string } | undefined;
  /** Under which name what is typed is kept in the browser, if it is. */
  draft?: string | undefined;
  /** What came of the last try, where the page is made anew. */
  before?: ReplyState | undefined;
  labels: {
    reply: string;
    placeholder: string;
    send: string;
    sending: string;
    look: string;
    left: LeftWords;
    draft: DraftProps["words"];
    preview: PreviewWords;
  };
  uploads: UploadWords;
}

/**
 * The client's answer. What he typed stays until it has certainly arrived: the box is a new one when something was sent
 * from here, and not when the page is made anew since somebody else wrote.
 */
export function ReplyForm({ stamp = "", ...props }: ReplyFormProps): ReactElement {
  const [box, setBox] = useState({ key: stamp, seen: stamp, isSent: false });
  if (box.seen !== stamp) setBox({ key: box.isSent ? stamp : box.key, seen: stamp, isSent: false });
  const onSent = (isSent: boolean) => setBox((now) => (now.isSent === isSent ? now : { ...now, isSent }));
  return <Box key={`${box.key} ${props.again?.id ?? ""}`} {...props} onSent={onSent} />;
}

const draftFields = ["message"];

type BoxProps = Omit<ReplyFormProps, "stamp"> & {
  /** Told that the form is on its way, or that it is back. */
  onSent: (isSent: boolean) => void;
};

function Box({ ticket, once, again, draft, before, labels, uploads, onSent }: BoxProps): ReactElement {
  const [state, action] = useActionState(reply, before ?? { message: again?.message ?? "" });
  const { error, problem } = state;
  useEffect(() => {
    if (error) document.getElementById(fieldId("message"))?.focus();
  }, [error]);
  // A form that is back stays, also when nobody knows whether it arrived: what is new in the ticket may be somebody else's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the form is back
  useEffect(() => onSent(false), [state]);
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
        onSubmit={() => onSent(true)}
        label={labels.reply}
        placeholder={labels.placeholder}
        defaultValue={state.message}
        error={error}
        left={labels.left}
        top={<Preview of={fieldId("message")} render={preview} words={labels.preview} />}
        tools={<FileField words={uploads} error={state.filesError} lost={state.filesLost} />}
        send={
          <>
            {draft && (
              <Draft
                name={draft}
                fields={draftFields}
                isFilled={again !== undefined}
                isSent={problem?.mayHaveArrived}
                words={labels.draft}
              />
            )}
            <SubmitButton pending={labels.sending}>{labels.send}</SubmitButton>
          </>
        }
      >
        <input type="hidden" name="ticket" value={ticket} />
        {again && <input type="hidden" name="again" value={again.id} />}
        {/* Of which nobody knows whether it arrived stays the same one, though the page around it is made anew. */}
        <OnceKey value={(problem?.mayHaveArrived && state.once) || once} back={state.once} />
      </ReplyBox>
    </>
  );
}
