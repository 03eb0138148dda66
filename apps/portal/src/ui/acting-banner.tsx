import { __iconData as eye } from "lucide-react/icons/eye";
import type { ReactElement } from "react";
import { Glyph } from "./glyph.tsx";
import { SubmitButton } from "./submit-button.tsx";

export interface ActingBannerProps {
  /** "Anna Reyes acts as Fjord & Fell Studio" */
  title: string;
  /** "Reason: …" */
  detail: string;
  end: { label: string; action: (data: FormData) => void | Promise<void> };
}

/** Above every page while somebody acts for another: who for whom, why, and the way out. */
export function ActingBanner({ title, detail, end }: ActingBannerProps): ReactElement {
  return (
    <div className="acting" role="status">
      <Glyph data={eye} />
      <p>
        <b>{title}</b> <small>{detail}</small>
      </p>
      <form action={end.action}>
        <SubmitButton kind="secondary" size="small">
          {end.label}
        </SubmitButton>
      </form>
    </div>
  );
}
