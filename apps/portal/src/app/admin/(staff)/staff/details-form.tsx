"use client";

import { type ReactElement, useActionState } from "react";
import { Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Row } from "../../../../ui/row.tsx";
import { SelectField } from "../../../../ui/select-field.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import type { StaffErrors, StaffValues } from "./fields.ts";
import { MadePassword, type MadePasswordProps } from "./made-password.tsx";

export type DetailsState = {
  values: StaffValues;
  errors: StaffErrors;
  problem?: { title: string; text: string };
  /** The account that was made, with its password, which is shown this once. */
  made?: { title: string; password: string };
};

export interface DetailsFormProps {
  action: (before: DetailsState, data: FormData) => Promise<DetailsState>;
  values: StaffValues;
  /** An account that is there keeps its address. */
  id?: number | undefined;
  roles: { value: string; label: string }[];
  labels: Record<
    "name" | "email" | "emailHelp" | "role" | "admin" | "adminHelp" | "optional" | "submit" | "pending",
    string
  >;
  made?: MadePasswordProps["labels"] | undefined;
}

/** Who somebody is, what their role is, and as whom they write. */
export function DetailsForm({ action, values, id, roles, labels, made }: DetailsFormProps): ReactElement {
  const [state, send] = useActionState(action, { values, errors: [] });
  const errorOf = (name: keyof StaffValues) => state.errors.find((error) => error.name === name)?.message;
  if (state.made && made) return <MadePassword {...state.made} labels={made} />;
  return (
    <Form action={send} key={JSON.stringify(state.values)}>
      {state.problem && (
        <Notice live tone="bad" title={state.problem.title}>
          {state.problem.text}
        </Notice>
      )}
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <TextField
        name="name"
        label={labels.name}
        defaultValue={state.values.name}
        error={errorOf("name")}
        autoComplete="off"
      />
      {id === undefined && (
        <TextField
          name="email"
          type="email"
          label={labels.email}
          help={labels.emailHelp}
          defaultValue={state.values.email}
          error={errorOf("email")}
          autoComplete="off"
        />
      )}
      <SelectField
        name="role"
        label={labels.role}
        options={roles}
        defaultValue={state.values.role}
        error={errorOf("role")}
      />
      <TextField
        name="admin"
        label={labels.admin}
        optional={labels.optional}
        help={labels.adminHelp}
        defaultValue={state.values.admin}
        error={errorOf("admin")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Row>
        <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
      </Row>
    </Form>
  );
}
