import type { ReactElement } from "react";
import type { StaffOrderDetail } from "../../../../../data/staff/orders.ts";
import type { Words } from "../../../../../messages/words.ts";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { OnceKey } from "../../../../../ui/once-key.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { newOnce } from "../../../../once.ts";
import { check } from "./actions.ts";

export interface FraudResultProps {
  order: StaffOrderDetail;
  /** Whether who looks may have it checked. */
  mayCheck: boolean;
  words: Words;
}

/** What the fraud module said, and the button that asks it again. */
export function FraudResult({ order, mayCheck, words: { t } }: FraudResultProps): ReactElement {
  const { fraud } = order;
  return (
    <Stack gap="small">
      {fraud ? (
        <>
          <DescriptionList
            tight
            items={[
              ...(fraud.module ? [{ label: t("orders.check.module"), value: fraud.module }] : []),
              ...fraud.facts.map(({ name, value }) => ({ label: name, value: <bdi>{value}</bdi> })),
            ]}
          />
          {fraud.text && <p className="pre">{fraud.text}</p>}
        </>
      ) : (
        <p className="muted">{t("orders.check.none")}</p>
      )}
      {mayCheck && (
        <form action={check}>
          <OnceKey value={newOnce()} />
          <input type="hidden" name="order" value={order.id} />
          <SubmitButton kind="secondary" size="small" pending={t("orders.check.pending")}>
            {t("orders.check.open")}
          </SubmitButton>
        </form>
      )}
    </Stack>
  );
}
