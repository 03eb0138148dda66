import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { SubmitButton } from "./submit-button.tsx";

export interface RatingProps {
  action: (form: FormData) => Promise<void>;
  /** "How helpful was this answer?" */
  label: string;
  /** What each number of stars is called, from one on: "1 of 5". */
  stars: string[];
  /** How many there are already. */
  given?: number | undefined;
  submit: string;
  /** Hidden fields. */
  children?: ReactNode;
}

/** Stars to choose from. It needs no script. */
export function Rating({ action, label, stars, given, submit, children }: RatingProps): ReactElement {
  return (
    <form key={given} className="rating no-print" action={action}>
      {children}
      <span aria-hidden="true">{label}</span>
      <span className="stars" role="radiogroup" aria-label={label}>
        {stars.map((star, at) => (
          <label key={star} className="star" title={star}>
            <input type="radio" name="rating" value={at + 1} defaultChecked={at + 1 === given} required />
            <span className="sr">{star}</span>
            <Icon name="star" />
          </label>
        ))}
      </span>
      <SubmitButton size="small" kind="secondary">
        {submit}
      </SubmitButton>
    </form>
  );
}

/** How it was rated: "Rated 4 of 5". */
export function Rated({ children }: { children: ReactNode }): ReactElement {
  return (
    <p className="rating">
      <Icon name="star" small />
      {children}
    </p>
  );
}
