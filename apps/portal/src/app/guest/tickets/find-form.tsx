import type { ReactElement } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/text-field.tsx";

export interface FindFormProps {
  labels: Record<"number" | "code" | "codeHelp" | "show", string>;
}

/** The number and the code of a ticket, for whoever has them from his mail. */
export function FindForm({ labels }: FindFormProps): ReactElement {
  return (
    <form className="form" action="/guest/tickets" method="get">
      <TextField name="tid" label={labels.number} autoComplete="off" required />
      <TextField name="c" label={labels.code} help={labels.codeHelp} autoComplete="off" required />
      <Button type="submit" kind="primary">
        {labels.show}
      </Button>
    </form>
  );
}
