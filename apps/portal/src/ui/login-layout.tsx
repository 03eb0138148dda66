import type { ReactElement, ReactNode } from "react";
import { Brand, type BrandProps } from "./brand.tsx";
import { SeaChart } from "./sea-chart.tsx";

export interface LoginLayoutProps {
  brand: BrandProps;
  title: string;
  lead?: ReactNode;
  /** The form and what follows it. */
  children: ReactNode;
  /** Small links: status, privacy, languages. */
  foot?: ReactNode;
}

/** Sign-in and what belongs to it, beside the sea chart; the form alone below 1024 px. */
export function LoginLayout({ brand, title, lead, children, foot }: LoginLayoutProps): ReactElement {
  return (
    <div className="signin">
      <div className="signin-form">
        <header>
          <Brand {...brand} />
        </header>
        <main>
          <div>
            <h1>{title}</h1>
            {lead && <p className="muted">{lead}</p>}
          </div>
          {children}
        </main>
        {foot && <footer>{foot}</footer>}
      </div>
      <div className="signin-sea" aria-hidden="true">
        <SeaChart />
      </div>
    </div>
  );
}
