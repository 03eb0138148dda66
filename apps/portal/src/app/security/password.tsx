import type { ReactElement } from "react";
import type { Words } from "../../messages/words.ts";
import { Section } from "../../ui/section.tsx";
import { newOnce } from "../once.ts";
import { PasswordForm, type PasswordFormProps } from "./password-form.tsx";

export interface PasswordProps extends Pick<PasswordFormProps, "action"> {
  /** Characters of a new password. */
  least: number;
  t: Words["t"];
}

export function Password({ action, least, t }: PasswordProps): ReactElement {
  return (
    <Section title={t("security.password.title")}>
      <PasswordForm
        once={newOnce()}
        action={action}
        labels={{
          current: t("security.password.current"),
          new: t("security.password.new"),
          newHelp: t("security.password.newHelp", { least }),
          note: t("security.password.note"),
          show: t("security.password.show"),
          hide: t("security.password.hide"),
          submit: t("security.password.submit"),
          pending: t("security.password.pending"),
        }}
      />
    </Section>
  );
}
