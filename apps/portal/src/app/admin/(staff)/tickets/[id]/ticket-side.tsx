import type { StaffScope } from "../../../../../access/scope.ts";
import type { StaffTicket } from "../../../../../data/staff/tickets.ts";
import { words } from "../../../../../messages/words.ts";
import { DeskPart } from "../../../../../ui/desk-part.tsx";
import { panel } from "../../../../guard.tsx";
import type { Queue } from "../query.ts";
import { ChangeForm } from "./manage/change-form.tsx";

type Props = {
  scope: StaffScope;
  ticket: StaffTicket;
  state: Queue;
  /** The queue's filters, to come back to. */
  list: string;
};

/** What the ticket is and who has it, to be changed beside the conversation. */
export const TicketSide = panel("ticket's state", async ({ scope, ticket, state, list }: Props) => {
  const { t } = await words();
  return (
    <DeskPart title={t("desk.change.title")}>
      <ChangeForm scope={scope} ticket={ticket} loads={state.loads} statuses={state.statuses} list={list} />
    </DeskPart>
  );
});
