import type { ReactElement } from "react";
import { env } from "../../env.ts";
import type { Words } from "../../messages/words.ts";
import { Link } from "../../ui/link.tsx";
import { LoginLayout, type LoginLayoutProps } from "../../ui/login-layout.tsx";
import { CodeForm, type CodeFormProps } from "./code-form.tsx";

export interface CodePageProps extends Pick<CodeFormProps, "action" | "next"> {
  brand: LoginLayoutProps["brand"];
  /** Where to start again. */
  back: string;
  t: Words["t"];
}

/** The step of signing in that asks for the second factor. */
export function CodePage({ action, next, brand, back, t }: CodePageProps): ReactElement {
  return (
    <LoginLayout
      brand={brand}
      title={t("security.code.title")}
      lead={t("security.code.lead", { brand: env().BRAND_NAME })}
    >
      <CodeForm
        action={action}
        next={next}
        labels={{
          code: t("security.code.label"),
          help: t("security.code.help"),
          submit: t("security.code.submit"),
          pending: t("security.code.pending"),
        }}
      />
      <p>
        <Link className="link" href={back}>
          {t("security.code.back")}
        </Link>
      </p>
    </LoginLayout>
  );
}
