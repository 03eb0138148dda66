"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../../../../ui/form.tsx";
import { LinkButton } from "../../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../../ui/notice.tsx";
import { Row } from "../../../../../../ui/row.tsx";
import { SubmitButton } from "../../../../../../ui/submit-button.tsx";
import { TextField } from "../../../../../../ui/text-field.tsx";
import { open } from "./actions.ts";

export interface ActFormProps {
  client: number;
  labels: Record<"reason" | "reasonHelp" | "submit" | "pending" | "cancel", string>;
}

/** Why somebody of staff wants into a client's portal. */
export function ActForm({ client, labels }: ActFormProps): ReactElement {
  const [state, action] = useActionState(open, { reason: "" });
  return (
    <Form action={action}>
      {state.problem && <Notice live tone="bad" title={state.problem} />}
      <input type="hidden" name="client" value={client} />
      <TextField
        name="reason"
        label={labels.reason}
        help={labels.reasonHelp}
        defaultValue={state.reason}
        error={state.error}
        maxLength={300}
        autoComplete="off"
        required
      />
      <Row>
        <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
        <LinkButton href={`/admin/clients/${client}`}>{labels.cancel}</LinkButton>
      </Row>
    </Form>
  );
}
