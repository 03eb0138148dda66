"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../../../ui/form.tsx";
import type { LeftWords } from "../../../../../ui/left.tsx";
import { Row } from "../../../../../ui/row.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { TextArea } from "../../../../../ui/text-area.tsx";
import { FileField } from "../../../../file-field.tsx";
import {
  type DescribedField,
  type DescribedGroup,
  FormHead,
  type FormState,
  Group,
} from "../../../../forms/described-form.tsx";
import { OtherField } from "../../../../forms/rich-form.tsx";
import type { UploadWords } from "../../../../uploads.ts";

export type OpenState = FormState & {
  /** Files came with what was not taken: they have to be chosen again. */
  filesLost?: boolean | undefined;
};

export interface OpenFormProps {
  action: (before: OpenState, data: FormData) => Promise<OpenState>;
  once: string;
  client: number;
  groups: DescribedGroup[];
  mail: DescribedField;
  labels: { message: string; submit: string; pending: string; left: LeftWords };
  uploads: UploadWords;
  summaries: string[];
}

/** A ticket that staff write for a client, with its files. */
export function OpenForm(props: OpenFormProps): ReactElement {
  const { action, once, client, groups, mail, labels, uploads, summaries } = props;
  const [state, send] = useActionState(action, { values: {}, errors: [] });
  const { errors, values, filesLost } = state;
  const errorOf = (name: string) => errors.find((each) => each.name === name)?.message;
  const group = (fields: DescribedGroup) => (
    <Group key={fields.fields[0]?.name} group={fields} state={state} Other={OtherField} />
  );
  return (
    <Form action={send}>
      <FormHead once={once} hidden={{ client: String(client) }} state={state} summaries={summaries} />
      {groups.map(group)}
      <TextArea
        name="message"
        label={labels.message}
        defaultValue={values.message}
        error={errorOf("message")}
        left={labels.left}
        rows={8}
        required
      />
      <FileField words={uploads} error={errorOf("files")} lost={filesLost} />
      {group({ fields: [mail] })}
      <Row>
        <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
      </Row>
    </Form>
  );
}
