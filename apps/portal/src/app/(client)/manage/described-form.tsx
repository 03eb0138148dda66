"use client";

import { type ReactElement, type ReactNode, useActionState } from "react";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { FieldPair } from "../../../ui/field-pair.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { OnceKey } from "../../../ui/once-key.tsx";
import { Options } from "../../../ui/options.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Row } from "../../../ui/row.tsx";
import { SecretList } from "../../../ui/secret-list.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";

/** What a form's action answers when it leads nowhere else. */
export type FormState = {
  /** What was typed: it stays when it was not taken. Passwords do not. */
  values: Record<string, string>;
  errors: { name: string; message: string }[];
  problem?: { tone?: "warn" | "bad"; title: string; text: string } | undefined;
  /** By which the form is known when it is sent again. */
  once?: string;
  /** Shown this once, and nowhere kept. */
  shown?: { title: string; text: string; secrets: { label: string; value: string }[] };
};

type Common = { name: string; label: string; value?: string | undefined; help?: string | undefined };

export type DescribedField = Common & { optional?: string | undefined } & (
    | {
        kind?: "text";
        type?: "text" | "email" | "tel";
        autoComplete?: string;
        required?: boolean;
        maxLength?: number;
        isCode?: boolean;
      }
    | { kind: "password"; autoComplete: "current-password" | "new-password" }
    | { kind: "select"; options: { value: string; label: string }[] }
    | { kind: "options"; options: { value: string; label: string; detail?: string; end?: string }[] }
    | { kind: "area"; maxLength?: number }
    | { kind: "check" }
  );

export type DescribedGroup = { legend?: string; layout?: "pairs" | "line"; fields: DescribedField[] };

export interface DescribedFormProps {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  /** The key that was made with the page. */
  once: string;
  /** What the form is about, and what was chosen before: "domain", "to". */
  hidden: Record<string, string>;
  groups?: DescribedGroup[];
  submit: { label: string; pending: string; kind?: "primary" | "secondary" | "danger"; size?: "small" };
  /** Beside the button. */
  beside?: ReactNode;
  /** Above the errors, by how many there are; the last for more. */
  summaries?: string[];
  /** For passwords and for what is shown once. */
  words?: { show: string; hide: string; copy: string; copied: string; kept: string };
  /** The page without what is shown once. */
  href?: string;
}

/** A form of which the server says what is in it. It works without a script, and keeps what was typed. */
export function DescribedForm(props: DescribedFormProps): ReactElement {
  const { action, once, hidden, groups = [], submit, beside, summaries = [], words, href } = props;
  const [state, send] = useActionState(action, { values: {}, errors: [] });
  const { errors, problem, shown } = state;
  if (shown && words) return <ShownOnce {...shown} words={words} href={href ?? ""} />;
  return (
    <Form action={send}>
      <OnceKey value={once} back={state.once} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {errors.length > 0 && (
        <ErrorSummary title={summaries[Math.min(errors.length, summaries.length - 1)] ?? ""} errors={errors} />
      )}
      {problem && (
        <Notice live tone={problem.tone ?? "bad"} title={problem.title}>
          {problem.text}
        </Notice>
      )}
      {groups.map((group) => (
        <Group key={group.legend ?? group.fields[0]?.name} group={group} state={state} words={words} />
      ))}
      <Row>
        <SubmitButton kind={submit.kind} size={submit.size} pending={submit.pending}>
          {submit.label}
        </SubmitButton>
        {beside}
      </Row>
    </Form>
  );
}

type Words = DescribedFormProps["words"];

function Group({ group, state, words }: { group: DescribedGroup; state: FormState; words: Words }): ReactNode {
  const { legend, layout, fields } = group;
  const made = fields.map((field) => <OneField key={field.name} field={field} state={state} words={words} />);
  const laid = layout === "line" ? <div className="field-line">{made}</div> : layout === "pairs" ? inPairs(made) : made;
  return legend ? <Fieldset legend={legend}>{laid}</Fieldset> : laid;
}

function inPairs(fields: ReactElement[]): ReactElement[] {
  const all: ReactElement[] = [];
  for (let at = 0; at < fields.length; at += 2) {
    const two = fields.slice(at, at + 2);
    all.push(<FieldPair key={two[0]?.key}>{two}</FieldPair>);
  }
  return all;
}

function OneField({ field, state, words }: { field: DescribedField; state: FormState; words: Words }): ReactElement {
  const { name, label, help, optional } = field;
  const error = state.errors.find((each) => each.name === name)?.message;
  const value = state.values[name] ?? field.value ?? "";
  const common = { name, label, help, optional, error };
  switch (field.kind) {
    case "password":
      return (
        <PasswordField
          {...common}
          autoComplete={field.autoComplete}
          reveal={{ show: words?.show ?? "", hide: words?.hide ?? "" }}
        />
      );
    case "select":
      // A form is emptied after its action, and a select only takes what it shall show when it is made anew.
      return <SelectField key={value} {...common} defaultValue={value} options={field.options} />;
    case "options":
      return (
        <Options key={value} name={name} label={label} options={field.options} defaultValue={value} error={error} />
      );
    case "area":
      return <TextArea {...common} defaultValue={value} maxLength={field.maxLength} rows={4} />;
    case "check":
      return (
        <Checkbox
          key={value}
          name={name}
          label={label}
          detail={help}
          error={error}
          value="on"
          defaultChecked={value === "on"}
        />
      );
    default: {
      const { type = "text", autoComplete = "off", required, maxLength, isCode } = field;
      const code = isCode ? { className: "input mono ltr", spellCheck: false, autoCapitalize: "none" } : {};
      return <TextField {...common} {...{ type, autoComplete, required, maxLength }} {...code} defaultValue={value} />;
    }
  }
}

function ShownOnce({
  title,
  text,
  secrets,
  words,
  href,
}: NonNullable<FormState["shown"]> & { words: NonNullable<Words>; href: string }): ReactElement {
  return (
    <Stack gap="small">
      <Notice live tone="ok" title={title}>
        {text}
      </Notice>
      {secrets.map(({ label, value }) => (
        <SecretList
          key={label}
          label={label}
          values={[value]}
          end={<CopyButton value={value} label={`${words.copy}: ${label}`} done={words.copied} />}
        />
      ))}
      {secrets.length > 0 && (
        <Row>
          <LinkButton href={href} size="small" document>
            {words.kept}
          </LinkButton>
        </Row>
      )}
    </Stack>
  );
}
