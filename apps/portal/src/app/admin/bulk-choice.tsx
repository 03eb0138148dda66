import type { ReactElement } from "react";
import type { BulkKind } from "../../data/staff/bulk.ts";
import type { Words } from "../../messages/words.ts";
import { BulkBar } from "../../ui/bulk-bar.tsx";
import { Button } from "../../ui/button.tsx";
import type { Column } from "../../ui/data-table.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { choiceName, chosenHref } from "../choice.ts";

export const BULK = "/admin/bulk";

/** The form with what is chosen in a list. */
const CHOICE = "chosen-rows";

/** The column with a box for each row of a list. */
export function choiceColumn<R extends { id: number }>(name: (row: R) => string, t: Words["t"]): Column<R> {
  return {
    key: "choose",
    label: t("manage.many.choose"),
    hideLabel: true,
    kind: "pick",
    cell: (row) => (
      <input
        className="pick"
        type="checkbox"
        name={choiceName(row.id)}
        value="on"
        form={CHOICE}
        aria-label={t("manage.many.select", { name: name(row) })}
      />
    ),
  };
}

export interface BulkChoiceProps {
  kind: BulkKind;
  rows: readonly { id: number }[];
  t: Words["t"];
}

/** Above a list: leads to what can be done with the chosen rows, or with all that are shown. */
export function BulkChoice({ kind, rows, t }: BulkChoiceProps): ReactElement {
  const all = chosenHref(
    BULK,
    rows.map(({ id }) => id),
    { of: kind },
  );
  return (
    <BulkBar id={CHOICE} action={BULK} hidden={{ of: kind }}>
      <Button type="submit" size="small">
        {t("manage.many.open")}
      </Button>
      <LinkButton kind="quiet" size="small" href={all}>
        {t("manage.many.openAll", { count: rows.length })}
      </LinkButton>
    </BulkBar>
  );
}
