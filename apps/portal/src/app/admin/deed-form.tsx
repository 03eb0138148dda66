import type { ReactElement, ReactNode } from "react";
import type { Words } from "../../messages/words.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Stack } from "../../ui/stack.tsx";
import { type TotalLine, Totals } from "../../ui/totals.tsx";
import type { DescribedGroup, FormState } from "../forms/described-form.tsx";
import { RichForm } from "../forms/rich-form.tsx";
import { formWords } from "../forms/words.ts";
import { newOnce } from "../once.ts";

/** A form of something that is done with one thing: what it asks for, and what is said before it. */
export type DeedForm = {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  groups?: DescribedGroup[];
  /** The figures as they are, and as they will be. */
  figures?: TotalLine[];
  /** What has to be known before. */
  notice?: ReactNode;
  /** Nothing can be done: there is only the notice. */
  isIdle?: boolean;
  danger?: boolean;
};

export interface DeedFormPanelProps {
  title: string;
  submit: string;
  form: DeedForm;
  /** What it is about: "invoice". */
  hidden: Record<string, string>;
  /** The page without the form. */
  here: string;
  t: Words["t"];
}

/** Such a form in its card, with the way back beside its button. */
export function DeedFormPanel({ title, submit, form, hidden, here, t }: DeedFormPanelProps): ReactElement {
  const { action, groups = [], figures, notice, isIdle, danger } = form;
  const leave = <LinkButton href={here}>{t("money.leave")}</LinkButton>;
  return (
    <Panel title={title}>
      <Stack gap="small">
        {notice}
        {figures && (
          <div className="form">
            <Totals lines={figures} />
          </div>
        )}
        {isIdle ? (
          <div>{leave}</div>
        ) : (
          <RichForm
            action={action}
            once={newOnce()}
            hidden={hidden}
            groups={groups}
            submit={{
              label: submit,
              pending: t("manage.form.saving"),
              ...(danger && { kind: "danger" as const }),
            }}
            beside={leave}
            href={here}
            {...formWords(t)}
          />
        )}
      </Stack>
    </Panel>
  );
}
