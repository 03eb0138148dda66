"use client";

import { type FormEvent, type ReactElement, useActionState, useState } from "react";
import { Badge } from "../../../../ui/badge.tsx";
import { ErrorSummary } from "../../../../ui/error-summary.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Link } from "../../../../ui/link.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { OnceKey } from "../../../../ui/once-key.tsx";
import { Row } from "../../../../ui/row.tsx";
import { SettingList } from "../../../../ui/setting-list.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { change, type ManyState } from "./actions.ts";
import type { ManyResult } from "./do-one.ts";

export type ManyRow = {
  id: number;
  name: string;
  detail: string;
  /** The key by which this one is known when it is sent alone. */
  once: string;
  /** The price that is shown, for a renewal. */
  shown?: string | undefined;
};

export interface ManyFormProps {
  what: string;
  rows: ManyRow[];
  once: string;
  nameservers: { name: string; label: string; isNeeded: boolean }[];
  labels: {
    submit: string;
    pending: string;
    again: string;
    states: Record<ManyResult["is"] | "waiting" | "working", string>;
    /** "{{done}} of {{all}} done" */
    progress: string;
    invoice: string;
    offline: { title: string; text: string };
  };
  summaries: string[];
}

const tones = { done: "ok", failed: "bad", unknown: "warn", waiting: "idle", working: "warn" } as const;

/**
 * The chosen domains, and the button that changes them. With scripts they go one by one, each with its result as it comes;
 * without, all with one form. What failed can be sent again.
 */
export function ManyForm({ what, rows, once, nameservers, labels, summaries }: ManyFormProps): ReactElement {
  const [whole, send] = useActionState(change, { values: {}, errors: [], results: [] });
  const [alone, setAlone] = useState<ManyState | undefined>();
  const [working, setWorking] = useState<number | undefined>();
  const state = alone ?? whole;
  const [keys, setKeys] = useState<Record<number, string>>({});
  const results = new Map(state.results.map((result) => [result.id, result]));
  const left = rows.filter(({ id }) => !results.has(id) || results.get(id)?.is === "failed");
  const isRunning = working !== undefined;

  async function oneByOne(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isRunning) return;
    const form = new FormData(event.currentTarget);
    const kept = new Map(results);
    for (const row of left) {
      setWorking(row.id);
      form.set("domain", String(row.id));
      form.set("once", keys[row.id] ?? row.once);
      const answer = await change(state, form).catch(() => undefined);
      if (answer === undefined || answer.errors.length > 0 || answer.problem) {
        setAlone({
          ...(answer ?? state),
          results: [...kept.values()],
          problem: answer ? answer.problem : labels.offline,
        });
        break;
      }
      for (const result of answer.results) kept.set(result.id, result);
      // One that failed is sent again as another try.
      setKeys((before) => ({ ...before, [row.id]: answer.once ?? row.once }));
      setAlone({ ...answer, results: [...kept.values()] });
    }
    setWorking(undefined);
  }

  const stateOf = (id: number) => results.get(id)?.is ?? (id === working ? "working" : "waiting");
  const hasBegun = isRunning || results.size > 0;
  return (
    <Form action={send} onSubmit={oneByOne}>
      <OnceKey value={once} back={state.once} />
      <input type="hidden" name="what" value={what} />
      {state.errors.length > 0 && (
        <ErrorSummary
          title={summaries[Math.min(state.errors.length, summaries.length - 1)] ?? ""}
          errors={state.errors}
        />
      )}
      {state.problem && (
        <Notice live tone="bad" title={state.problem.title}>
          {state.problem.text}
        </Notice>
      )}
      {nameservers.map(({ name, label, isNeeded }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          defaultValue={state.values[name]}
          error={state.errors.find((each) => each.name === name)?.message}
          className="input mono ltr"
          autoComplete="off"
          spellCheck={false}
          required={isNeeded}
        />
      ))}
      <SettingList
        settings={rows.map(({ id, name, detail, shown }) => {
          const result = results.get(id);
          const now = stateOf(id);
          return {
            key: String(id),
            label: name,
            state: hasBegun && <Badge tone={tones[now]}>{labels.states[now]}</Badge>,
            detail: result ? result.text : detail,
            action: (
              <>
                {left.some((each) => each.id === id) && <input type="hidden" name="domain" value={id} />}
                {shown !== undefined && <input type="hidden" name={`shown.${id}`} value={shown} />}
                {result?.invoice !== undefined && (
                  <Link className="link" href={`/invoices/${result.invoice}`}>
                    {labels.invoice}
                  </Link>
                )}
              </>
            ),
          };
        })}
      />
      {hasBegun && (
        <p role="status" className="num">
          {labels.progress.replace("{{done}}", String(results.size)).replace("{{all}}", String(rows.length))}
        </p>
      )}
      {left.length > 0 && (
        <Row>
          <SubmitButton pending={labels.pending} aria-disabled={isRunning || undefined}>
            {isRunning ? labels.pending : results.size > 0 ? labels.again : labels.submit}
          </SubmitButton>
        </Row>
      )}
    </Form>
  );
}
