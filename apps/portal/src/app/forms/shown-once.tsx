"use client";

import type { ReactElement } from "react";
import { CopyButton } from "../../ui/copy-button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/row.tsx";
import { SecretList } from "../../ui/secret-list.tsx";
import { Stack } from "../../ui/stack.tsx";
import type { ShownProps } from "./described-form.tsx";

/** What a form's action answered, shown this once. */
export function ShownOnce({ title, text, secrets, words, href }: ShownProps): ReactElement {
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
