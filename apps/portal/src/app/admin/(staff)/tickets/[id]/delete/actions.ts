"use server";

import { notFound, redirect } from "next/navigation";
import { idIn } from "../../../../../../data/owned.ts";
import { deleteNote, deleteReply, deleteTicket } from "../../../../../../data/staff/ticket-writes.ts";
import { staffTicketNow } from "../../../../../../data/tickets.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { backWith } from "../../../../../forms/write-form.ts";
import { writeAsStaff } from "../../../../write.ts";
import { whatOf } from "./what.ts";

type Outcome = "ticket" | "reply" | "note" | "nothing" | "not typed";

const isDone = (outcome: Outcome) => outcome !== "nothing" && outcome !== "not typed";

/** Deletes a ticket, or a reply or a note of it, for good: the ticket's number was typed for it. */
export async function remove(_before: FormState, data: FormData): Promise<FormState> {
  const id = idIn(data, "ticket") ?? notFound();
  const written = await writeAsStaff<Outcome>(data, {
    action: "ticket.delete",
    need: "delete",
    path: `/admin/tickets/${id}`,
    on: `ticket ${id}`,
    isDone,
    isRefused: (outcome) => !isDone(outcome),
    work: async (scope, texts, tell) => {
      const ticket = await staffTicketNow(scope, id);
      const what = ticket && whatOf(texts.what, ticket);
      if (!ticket || !what) return "nothing";
      if ((texts.typed ?? "").trim() !== ticket.number) return "not typed";
      if (what.kind === "ticket") await deleteTicket(scope, ticket);
      else if (what.kind === "reply") await deleteReply(scope, ticket, what.id);
      else await deleteNote(scope, ticket, what.id);
      tell.changed({ [String(texts.what)]: ticket.number }, { [String(texts.what)]: "" });
      return what.kind;
    },
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer === "nothing") notFound();
  if (answer === "not typed") return backWith(data, [{ name: "typed", message: t("desk.delete.wrong") }]);
  await leaveFlash({ title: t(`desk.delete.done.${answer}`) });
  redirect(answer === "ticket" ? "/admin/tickets" : `/admin/tickets/${id}`);
}
