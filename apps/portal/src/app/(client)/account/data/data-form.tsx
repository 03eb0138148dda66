"use client";

import type { ReactElement } from "react";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Row } from "../../../../ui/row.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { DescribedForm, type DescribedFormProps, type ShownProps } from "../../../forms/described-form.tsx";
import { OtherField } from "../../../forms/rich-form.tsx";

/** Asks for the password, and leads to the file in its place. */
export function DataForm(props: DescribedFormProps): ReactElement {
  return <DescribedForm {...props} Other={OtherField} Shown={FileLink} />;
}

function FileLink({ title, text, secrets }: ShownProps): ReactElement {
  return (
    <Stack gap="small">
      <Notice live tone="ok" title={title}>
        {text}
      </Notice>
      <Row>
        {secrets.map(({ label, value }) => (
          <LinkButton key={label} href={value} kind="primary" document>
            {label}
          </LinkButton>
        ))}
      </Row>
    </Stack>
  );
}
