"use client";

import { type ReactElement, useActionState } from "react";
import { Columns } from "../../../../../../ui/columns.tsx";
import { DescriptionList } from "../../../../../../ui/description-list.tsx";
import { Form } from "../../../../../../ui/form.tsx";
import { MailFrame } from "../../../../../../ui/mail-frame.tsx";
import { Row } from "../../../../../../ui/row.tsx";
import { Section } from "../../../../../../ui/section.tsx";
import { SubmitButton } from "../../../../../../ui/submit-button.tsx";
import { type DescribedGroup, FormHead, type FormState, Group } from "../../../../../forms/described-form.tsx";
import { OtherField } from "../../../../../forms/rich-form.tsx";

export type EmailState = FormState & {
  preview?: { subject: string; to: string; copies: string; document?: string; note?: string };
};

export interface EmailFormProps {
  action: (before: EmailState, data: FormData) => Promise<EmailState>;
  once: string;
  hidden: Record<string, string>;
  groups: DescribedGroup[];
  labels: Record<"preview" | "shown" | "frame" | "to" | "copies" | "subject" | "send" | "sending", string>;
  summaries: string[];
}

/** An e-mail that is being written, and what of it would arrive. */
export function EmailForm({ action, once, hidden, groups, labels, summaries }: EmailFormProps): ReactElement {
  const [state, act] = useActionState(action, { values: {}, errors: [] });
  const { preview } = state;
  return (
    <>
      <Columns kind="form">
        <Form action={act}>
          <FormHead {...{ once, hidden, state, summaries }} />
          {groups.map((group) => (
            <Group key={group.fields[0]?.name} group={group} state={state} Other={OtherField} />
          ))}
          <Row>
            {/* The first button is the one that Enter presses: to look at it is the lesser deed. */}
            <SubmitButton kind="secondary" name="do" value="preview">
              {labels.preview}
            </SubmitButton>
            <SubmitButton name="do" value="send" pending={labels.sending}>
              {labels.send}
            </SubmitButton>
          </Row>
        </Form>
      </Columns>
      {preview && (
        <Section title={labels.shown}>
          <output>
            <DescriptionList
              tight
              items={[
                { label: labels.to, value: <bdi>{preview.to || "—"}</bdi> },
                ...(preview.copies ? [{ label: labels.copies, value: <bdi>{preview.copies}</bdi> }] : []),
                { label: labels.subject, value: preview.subject },
              ]}
            />
            {preview.note && <p className="muted">{preview.note}</p>}
          </output>
          {preview.document && <MailFrame title={labels.frame} document={preview.document} />}
        </Section>
      )}
    </>
  );
}
