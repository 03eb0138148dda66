import type { ReactElement } from "react";
import type { StaffScope } from "../../../../../access/scope.ts";
import { ownAdmin } from "../../../../../data/staff/desk.ts";
import type { StaffTicket } from "../../../../../data/staff/tickets.ts";
import type { Words } from "../../../../../messages/words.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { newOnce } from "../../../../once.ts";
import { change } from "./manage/actions.ts";

type Props = { scope: StaffScope; ticket: StaffTicket; list: string; t: Words["t"] };

/** What is done with a ticket many times a day: take it, close it, open it again. The rest is a page further. */
export async function QuickActions({ scope, ticket, list, t }: Props): Promise<ReactElement> {
  const me = await ownAdmin(scope);
  const hidden = { ticket: String(ticket.id), list };
  const isClosed = ticket.status === "Closed";
  const label = isClosed ? t("desk.quick.reopen") : t("desk.quick.close");
  return (
    <>
      {me && ticket.assigned !== me.id && (
        <DescribedForm
          action={change}
          once={newOnce()}
          hidden={{ ...hidden, assigned: String(me.id) }}
          submit={{
            label: t("desk.quick.take"),
            pending: t("desk.quick.taking"),
            kind: "secondary",
            size: "small",
            shortcut: "a",
          }}
        />
      )}
      <DescribedForm
        action={change}
        once={newOnce()}
        hidden={{ ...hidden, status: isClosed ? "Open" : "Closed" }}
        submit={{ label, pending: t("desk.change.saving"), kind: "secondary", size: "small", shortcut: "e" }}
      />
      <LinkButton href={`/admin/tickets/${ticket.id}/manage`} size="small">
        {t("desk.quick.more")}
      </LinkButton>
    </>
  );
}
