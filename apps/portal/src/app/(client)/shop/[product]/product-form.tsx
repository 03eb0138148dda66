"use client";

import { type ReactElement, useActionState } from "react";
import { Checkbox } from "../../../../ui/checkbox.tsx";
import { ErrorSummary } from "../../../../ui/error-summary.tsx";
import { Fieldset } from "../../../../ui/fieldset.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Options } from "../../../../ui/options.tsx";
import { SelectField } from "../../../../ui/select-field.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import type { ChooseState } from "./actions.ts";
import type { Values } from "./choice.ts";

export type Control = { name: string; label: string; help?: string | undefined } & (
  | { kind: "choice"; options: { value: string; label: string }[] }
  | { kind: "yes" }
  | { kind: "number"; least: number; most: number | undefined }
  | { kind: "text"; isRequired: boolean }
);

export interface ProductFormProps {
  action: (before: ChooseState, form: FormData) => Promise<ChooseState>;
  /** What is chosen, and where it goes: hidden fields. */
  about: Readonly<Record<string, string>>;
  values: Values;
  /** What came of the request that this answers, where the page could not be made again. */
  before?: ChooseState | undefined;
  controls: Control[];
  addons: Control[];
  /** Undefined for what is for no domain. */
  domain: { ways: { value: string; label: string }[]; years: { value: string; label: string }[] } | undefined;
  labels: Record<
    "configure" | "addons" | "domain" | "name" | "nameHelp" | "years" | "optional" | "submit" | "pending",
    string
  >;
  /** Above the errors, by how many there are. */
  summaries: string[];
}

/** How a product is wanted. */
export function ProductForm({
  action: send,
  about,
  values,
  before,
  controls,
  addons,
  domain,
  labels,
  summaries,
}: ProductFormProps): ReactElement {
  const [state, action] = useActionState(send, before ?? { values, errors: [] });
  const { errors, problem } = state;
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  const typed = (name: string) => state.values[name] ?? "";
  const field = (control: Control) => <ControlField key={control.name} {...{ control, typed, errorOf, labels }} />;
  return (
    <Form action={action}>
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary title={summaries[errors.length] ?? summaries.at(-1) ?? ""} errors={errors} />
      {problem && (
        <Notice live tone="bad" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      {domain && (
        <Fieldset legend={labels.domain}>
          <Options
            key={typed("way")}
            name="way"
            label={labels.domain}
            options={domain.ways}
            defaultValue={typed("way")}
            error={errorOf("way")}
          />
          <TextField
            name="name"
            label={labels.name}
            help={labels.nameHelp}
            defaultValue={typed("name")}
            error={errorOf("name")}
            autoCapitalize="none"
            spellCheck={false}
            inputMode="url"
          />
          <SelectField
            key={`years ${typed("years")}`}
            name="years"
            label={labels.years}
            options={domain.years}
            defaultValue={typed("years")}
            error={errorOf("years")}
          />
        </Fieldset>
      )}
      {controls.length > 0 && <Fieldset legend={labels.configure}>{controls.map(field)}</Fieldset>}
      {addons.length > 0 && <Fieldset legend={labels.addons}>{addons.map(field)}</Fieldset>}
      <SubmitButton pending={labels.pending}>{labels.submit}</SubmitButton>
    </Form>
  );
}

interface ControlFieldProps {
  control: Control;
  typed: (name: string) => string;
  errorOf: (name: string) => string | undefined;
  labels: Record<"optional", string>;
}

function ControlField({ control, typed, errorOf, labels }: ControlFieldProps): ReactElement {
  const { name, label, help } = control;
  const value = typed(name);
  const shared = { name, label, error: errorOf(name) };
  if (control.kind === "yes")
    return (
      <Checkbox key={value} {...shared} detail={help && <bdi>{help}</bdi>} value="yes" defaultChecked={value !== ""} />
    );
  // A form is emptied after its action, and a select only takes what it shall show when it is made anew.
  if (control.kind === "choice")
    return <SelectField key={value} {...shared} help={help} options={control.options} defaultValue={value} />;
  if (control.kind === "number")
    return (
      <TextField
        {...shared}
        help={help}
        type="number"
        inputMode="numeric"
        min={control.least}
        max={control.most}
        defaultValue={value}
        required
      />
    );
  return (
    <TextField
      {...shared}
      help={help && <bdi>{help}</bdi>}
      optional={control.isRequired ? undefined : labels.optional}
      defaultValue={value}
      required={control.isRequired}
    />
  );
}
