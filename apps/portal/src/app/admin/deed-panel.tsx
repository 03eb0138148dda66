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

/** A form for one thing that is done with an object: what it asks for, and what is said before it. */
export type DeedForm = {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  groups?: DescribedGroup[];
  /** The figures as they are, and as they will be. */
  figures?: TotalLine[];
  /** What has to be known before. */
  notice?: ReactNode;
  /** Nothing can be done: there is only the notice. */
  isIdle?: boolean;
  /** The notice has buttons of its own, and the way back among them. */
  leaves?: boolean;
  danger?: boolean;
  /** What was chosen before, and is sent with it. */
  hidden?: Record<string, string>;
};

export interface DeedPanelProps {
  title: ReactNode;
  form: DeedForm;
  /** Names the object that it is done with: "invoice". */
  hidden: Record<string, string>;
  submit: string;
  /** The object's page, to leave it as it is. */
  here: string;
  t: Words["t"];
}

/** The panel at the top of an object's page in which one thing is done with it. */
export function DeedPanel({ title, form, hidden, submit, here, t }: DeedPanelProps): ReactElement {
  const { action, groups = [], figures, notice, isIdle, leaves, danger } = form;
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
          !leaves && <div>{leave}</div>
        ) : (
          <RichForm
            action={action}
            once={newOnce()}
            hidden={{ ...hidden, ...form.hidden }}
            groups={groups}
            submit={{
              label: submit,
              pending: t("manage.form.saving"),
              ...(danger && { kind: "danger" as const }),
            }}
            beside={leave}
            {...formWords(t)}
          />
        )}
      </Stack>
    </Panel>
  );
}
