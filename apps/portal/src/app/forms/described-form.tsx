"use client";

import { type ComponentType, type ReactElement, type ReactNode, useActionState } from "react";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { FieldPair } from "../../ui/field-pair.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { Form } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OnceKey } from "../../ui/once-key.tsx";
import { Row } from "../../ui/row.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextField } from "../../ui/text-field.tsx";

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

export type DescribedField = Common & {
  optional?: string | undefined;
  /** Alone in its line, where the others stand in pairs. */
  wide?: boolean;
} & (
    | {
        kind?: "text";
        type?: "text" | "email" | "tel" | "date";
        autoComplete?: string;
        required?: boolean;
        maxLength?: number;
        isCode?: boolean;
      }
    | { kind: "password"; autoComplete: "current-password" | "new-password" }
    | { kind: "select"; options: { value: string; label: string }[]; autoComplete?: string; required?: boolean }
    | { kind: "options"; options: { value: string; label: string; detail?: string; end?: string }[] }
    | { kind: "area"; maxLength?: number }
    /** Yes or no: its value is "on", or "". */
    | { kind: "check"; detail?: string }
  );

export type DescribedGroup = { legend?: string; layout?: "pairs" | "line" | "item" | "row"; fields: DescribedField[] };

export interface DescribedFormProps {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  /** The key that was made with the page. */
  once: string;
  /** What the form is about, and what was chosen before: "domain", "to". */
  hidden: Record<string, string>;
  groups?: DescribedGroup[];
  submit: {
    label: string;
    pending: string;
    kind?: "primary" | "secondary" | "danger";
    size?: "small";
    shortcut?: string;
  };
  /** Beside the button. */
  beside?: ReactNode;
  /** Above the errors, by how many there are; the last for more. */
  summaries?: string[];
  /** For passwords and for what is shown once. */
  words?: { show: string; hide: string; copy: string; copied: string; kept: string };
  /** The page without what is shown once. */
  href?: string;
}

/** What only some forms have, so that the others' pages don't load it. */
export type FormParts = {
  /** Fields of any other kind than text and select. */
  Other?: ComponentType<OtherFieldProps>;
  Shown?: ComponentType<ShownProps>;
};
export type ShownProps = NonNullable<FormState["shown"]> & {
  words: NonNullable<DescribedFormProps["words"]>;
  href: string;
};
export type OtherFieldProps = {
  field: DescribedField;
  common: {
    name: string;
    label: string;
    help?: string | undefined;
    optional?: string | undefined;
    error?: string | undefined;
  };
  value: string;
  words: DescribedFormProps["words"];
};

/** A form of which the server says what is in it. It works without a script, and keeps what was typed. */
export function DescribedForm(props: DescribedFormProps & FormParts): ReactElement {
  const { action, once, hidden, groups = [], submit, beside, summaries = [], words, href, Other, Shown } = props;
  const [state, send] = useActionState(action, { values: {}, errors: [] });
  const { shown } = state;
  if (shown && words && Shown) return <Shown {...shown} words={words} href={href ?? ""} />;
  return (
    <Form action={send}>
      <FormHead {...{ once, hidden, state, summaries }} />
      {groups.map((group) => (
        <Group key={group.legend ?? group.fields[0]?.name} {...{ group, state, words, Other }} />
      ))}
      <Row>
        <SubmitButton
          {...{ kind: submit.kind, size: submit.size, pending: submit.pending }}
          aria-keyshortcuts={submit.shortcut}
        >
          {submit.label}
        </SubmitButton>
        {beside}
      </Row>
    </Form>
  );
}

interface FormHeadProps extends Pick<DescribedFormProps, "once" | "hidden"> {
  state: FormState;
  /** Above the errors, by how many there are; the last for more. */
  summaries: string[];
}

/** What stands first in every form: by what it is known, what it is about, and what is wrong with what was sent. */
export function FormHead({ once, hidden, state, summaries }: FormHeadProps): ReactElement {
  const { errors, problem } = state;
  return (
    <>
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
    </>
  );
}

type InForm = Pick<FormParts, "Other"> & {
  state: Pick<FormState, "values" | "errors">;
  words?: DescribedFormProps["words"];
};

/** Some of a form's fields: for forms that have others of their own besides. */
export function Group({ group, ...form }: InForm & { group: DescribedGroup }): ReactNode {
  const { legend, layout, fields } = group;
  const made = fields.map((field) => <OneField key={field.name} field={field} {...form} />);
  const laid =
    layout === "line" || layout === "item" || layout === "row" ? (
      <div className={`field-${layout}`}>{made}</div>
    ) : layout === "pairs" ? (
      inPairs(made)
    ) : (
      made
    );
  return legend ? <Fieldset legend={legend}>{laid}</Fieldset> : laid;
}

function inPairs(fields: ReactElement<OneFieldProps>[]): ReactElement[] {
  const all: ReactElement[] = [];
  let waiting: ReactElement<OneFieldProps> | undefined;
  for (const field of fields) {
    const isWide = field.props.field.wide === true;
    if (waiting && !isWide) {
      all.push(<FieldPair key={waiting.key}>{[waiting, field]}</FieldPair>);
      waiting = undefined;
      continue;
    }
    if (waiting) all.push(waiting);
    waiting = isWide ? undefined : field;
    if (isWide) all.push(field);
  }
  return waiting ? [...all, waiting] : all;
}

type OneFieldProps = InForm & { field: DescribedField };

function OneField({ field, state, words, Other }: OneFieldProps): ReactElement | null {
  const { name, label, help, optional } = field;
  const error = state.errors.find((each) => each.name === name)?.message;
  // A box that is not ticked is not sent: in a form that came back it is not there.
  const isBack = field.kind === "check" && Object.keys(state.values).length > 0;
  const value = state.values[name] ?? (isBack ? "" : (field.value ?? ""));
  const common = { name, label, help, optional, error };
  if (field.kind === "select") {
    // A form is emptied after its action, and a select only takes what it shall show when it is made anew.
    const { options, autoComplete, required } = field;
    return <SelectField key={value} {...common} {...{ options, autoComplete, required }} defaultValue={value} />;
  }
  if (field.kind === undefined || field.kind === "text") {
    const { type = "text", autoComplete = "off", required, maxLength, isCode } = field;
    const code = isCode ? { className: "input mono ltr", spellCheck: false, autoCapitalize: "none" } : {};
    return <TextField {...common} {...{ type, autoComplete, required, maxLength }} {...code} defaultValue={value} />;
  }
  return Other ? <Other {...{ field, common, value, words }} /> : null;
}
