"use client";

import type { ReactElement } from "react";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Options } from "../../ui/options.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { DescribedForm, type DescribedFormProps, type OtherFieldProps } from "./described-form.tsx";
import { ShownOnce } from "./shown-once.tsx";

/** A described form with passwords, choices that need explaining, boxes to tick, and longer texts. */
export function RichForm(props: DescribedFormProps): ReactElement {
  return <DescribedForm {...props} Other={OtherField} Shown={ShownOnce} />;
}

export function OtherField({ field, common, value, words }: OtherFieldProps): ReactElement | null {
  switch (field.kind) {
    case "password":
      return (
        <PasswordField
          {...common}
          autoComplete={field.autoComplete}
          reveal={{ show: words?.show ?? "", hide: words?.hide ?? "" }}
        />
      );
    case "options": {
      const { name, label, error } = common;
      // A form is emptied after its action: what is chosen is made anew.
      return <Options key={value} {...{ name, label, error }} options={field.options} defaultValue={value} />;
    }
    case "check": {
      const { name, label, error } = common;
      return <Checkbox key={value} {...{ name, label, error }} detail={field.detail} defaultChecked={value !== ""} />;
    }
    case "area":
      return <TextArea {...common} defaultValue={value} maxLength={field.maxLength} rows={4} />;
    default:
      return null;
  }
}
