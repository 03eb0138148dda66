import type { ReactNode } from "react";
import { LoginLayout } from "../ui/login-layout.tsx";
import { brandOf } from "./brand.ts";
import { foot } from "./foot.tsx";
import { Languages } from "./login/languages.tsx";

/** The frame of pages for those who are not signed in: the brand, a title, languages. */
export async function Doorway({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <LoginLayout
      brand={brandOf("/login")}
      title={title}
      lead={lead}
      foot={
        <>
          <Languages />
          {await foot()}
        </>
      }
    >
      {children}
    </LoginLayout>
  );
}
