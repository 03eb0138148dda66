import type { ReactElement } from "react";
import type { StaffScope } from "../../../../../../access/scope.ts";
import { colleagues } from "../../../../../../data/staff/desk.ts";
import type { DepartmentLoad, StaffTicket } from "../../../../../../data/staff/tickets.ts";
import { priorities, type TicketStatus } from "../../../../../../data/tickets.ts";
import { words } from "../../../../../../messages/words.ts";
import { DescribedForm } from "../../../../../forms/described-form.tsx";
import { formWords } from "../../../../../forms/words.ts";
import { newOnce } from "../../../../../once.ts";
import { priorityWord, stateWord } from "../../../../state.tsx";
import { change } from "./actions.ts";

interface ChangeFormProps {
  scope: StaffScope;
  ticket: StaffTicket;
  loads: DepartmentLoad[];
  statuses: TicketStatus[];
  /** The queue's filters, to come back to. */
  list: string;
}

/** A ticket's status, priority and department, and who has it. */
export async function ChangeForm({ scope, ticket, loads, statuses, list }: ChangeFormProps): Promise<ReactElement> {
  const { t } = await words();
  const admins = await colleagues(scope);
  const option = (value: string | number, label: string) => ({ value: String(value), label });
  /** What it is now is among the choices, whatever the lists say. */
  const withNow = (value: string, options: { value: string; label: string }[]) =>
    options.some((each) => each.value === value) ? options : [option(value, value), ...options];
  const select = (name: string, label: string, value: string, options: { value: string; label: string }[]) => ({
    kind: "select" as const,
    name,
    label,
    value,
    options: withNow(value, options),
  });
  return (
    <DescribedForm
      action={change}
      once={newOnce()}
      hidden={{ ticket: String(ticket.id), list }}
      groups={[
        {
          fields: [
            select(
              "status",
              t("admin.tickets.columns.status"),
              ticket.status,
              statuses.map(({ title }) => option(title, stateWord(title, t))),
            ),
            select(
              "priority",
              t("admin.tickets.columns.priority"),
              ticket.priority,
              priorities.map((each) => option(each, priorityWord(each, t))),
            ),
            select("department", t("admin.tickets.columns.department"), String(ticket.departmentId), [
              ...loads.map(({ id, name }) => option(id, name)),
            ]),
            select("assigned", t("desk.change.assigned"), String(ticket.assigned), [
              option(0, t("desk.change.nobody")),
              ...admins.map(({ id, name }) => option(id, name)),
            ]),
          ],
        },
      ]}
      submit={{ label: t("desk.change.save"), pending: t("desk.change.saving"), kind: "secondary", size: "small" }}
      {...formWords(t)}
    />
  );
}
