"use client";

import { type ReactElement, type ReactNode, useActionState } from "react";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { Row } from "../../ui/row.tsx";
import { SecretList } from "../../ui/secret-list.tsx";
import { Stack } from "../../ui/stack.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { FactorLabels } from "./factor-labels.ts";

export type FactorFormState = {
  error?: string;
  problem?: { title: string; text: string };
  /** Made just now, and shown this once. */
  codes?: string[];
};

type Act = (before: FactorFormState, data: FormData) => Promise<FactorFormState>;

export interface FactorFormsProps {
  state: "off" | "pending" | "on";
  secret?: string | undefined;
  /** The QR code of the secret. */
  picture?: ReactNode;
  /** The page, to be seen without the codes. */
  href: string;
  setUp: () => Promise<void>;
  confirm: Act;
  manage: Act;
  labels: FactorLabels;
}

/**
 * The forms of a second factor's three states. They are one part of the page, so that what an action answers is shown
 * whichever state it led to, with scripts and without.
 */
export function FactorForms({
  state,
  secret,
  picture,
  href,
  setUp,
  confirm,
  manage,
  labels,
}: FactorFormsProps): ReactElement {
  const [confirmed, sendCode] = useActionState(confirm, {});
  const [managed, sendPassword] = useActionState(manage, {});
  const codes = managed.codes ?? confirmed.codes;
  if (codes) {
    return (
      <Stack gap="small">
        <Notice live tone="ok" title={labels.codesTitle}>
          {labels.codesHelp}
        </Notice>
        <SecretList
          label={labels.codes}
          values={codes}
          end={<CopyButton value={codes.join("\n")} label={labels.copyCodes} done={labels.copied} />}
        />
        <Row>
          <LinkButton href={href} document>
            {labels.kept}
          </LinkButton>
        </Row>
      </Stack>
    );
  }
  if (state === "off") {
    return (
      <form action={setUp}>
        <SubmitButton kind="secondary" pending={labels.settingUp}>
          {labels.setUp}
        </SubmitButton>
      </form>
    );
  }
  if (state === "pending") {
    return (
      <Stack gap="small">
        <p>{labels.scan}</p>
        {picture}
        {secret && (
          <>
            <p className="help">{labels.typed}</p>
            <SecretList
              label={labels.typed}
              values={[secret]}
              end={<CopyButton value={secret} label={labels.copy} done={labels.copied} />}
            />
          </>
        )}
        <Form action={sendCode}>
          <TextField
            name="code"
            label={labels.code}
            help={labels.codeHelp}
            error={confirmed.error}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
          />
          <Row>
            <SubmitButton pending={labels.confirming}>{labels.confirm}</SubmitButton>
          </Row>
        </Form>
        <form action={setUp}>
          <SubmitButton kind="quiet" size="small" pending={labels.settingUp}>
            {labels.startAgain}
          </SubmitButton>
        </form>
      </Stack>
    );
  }
  return (
    <Form action={sendPassword}>
      {managed.problem && (
        <Notice live tone="bad" title={managed.problem.title}>
          {managed.problem.text}
        </Notice>
      )}
      <PasswordField
        name="password"
        id="factor-password"
        label={labels.password}
        help={labels.manage}
        error={managed.error}
        autoComplete="current-password"
        reveal={{ show: labels.show, hide: labels.hide }}
      />
      <Row>
        <SubmitButton kind="secondary" name="do" value="renew" pending={labels.renewing}>
          {labels.renew}
        </SubmitButton>
        <SubmitButton kind="danger" name="do" value="off" pending={labels.switchingOff}>
          {labels.switchOff}
        </SubmitButton>
      </Row>
    </Form>
  );
}
