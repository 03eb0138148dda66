"use client";

import type { ReactElement } from "react";
import { DescribedForm, type DescribedFormProps } from "./described-form.tsx";
import { ShownOnce } from "./shown-once.tsx";

/** A described form whose answer is shown in its place. */
export function SecretForm(props: DescribedFormProps): ReactElement {
  return <DescribedForm {...props} Shown={ShownOnce} />;
}
