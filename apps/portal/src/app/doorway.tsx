import type { ReactNode } from "react";
import { env } from "../env.ts";
import { LoginLayout } from "../ui/login-layout.tsx";
import { Languages } from "./login/languages.tsx";

/** The frame of pages for those who are not signed in: the brand, a title, languages. */
export async function Doorway({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <LoginLayout brand={{ name: env().BRAND_NAME, href: "/login" }} title={title} lead={lead} foot={<Languages />}>
      {children}
    </LoginLayout>
  );
}
