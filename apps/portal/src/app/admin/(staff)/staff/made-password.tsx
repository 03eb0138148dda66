"use client";

import type { ReactElement } from "react";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Row } from "../../../../ui/row.tsx";
import { SecretList } from "../../../../ui/secret-list.tsx";
import { Stack } from "../../../../ui/stack.tsx";

export interface MadePasswordProps {
  title: string;
  password: string;
  labels: Record<"help" | "password" | "copy" | "copied" | "back" | "href", string>;
}

/** A password that was made for somebody, shown this once. */
export function MadePassword({ title, password, labels }: MadePasswordProps): ReactElement {
  return (
    <Stack gap="small">
      <Notice live tone="ok" title={title}>
        {labels.help}
      </Notice>
      <SecretList
        label={labels.password}
        values={[password]}
        end={<CopyButton value={password} label={labels.copy} done={labels.copied} />}
      />
      <Row>
        <LinkButton href={labels.href} document>
          {labels.back}
        </LinkButton>
      </Row>
    </Stack>
  );
}
