"use server";

import { notFound, redirect } from "next/navigation";
import { deleteNote, deleteReply, deleteTicket } from "../../../../../../data/staff/ticket-writes.ts";
import { type StaffTicket, staffTicketNow } from "../../../../../../data/staff/tickets.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { backWith } from "../../../../../forms/write-form.ts";
import { writeOn } from "../../../../write.ts";
import { whatOf } from "./what.ts";

type Outcome = "ticket" | "reply" | "note" | "nothing" | "not typed";

const isDone = (outcome: Outcome) => outcome !== "nothing" && outcome !== "not typed";

/** Deletes a ticket, or a reply or a note of it, for good: the ticket's number was typed for it. */
export async function remove(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeOn<StaffTicket, Outcome>(data, {
    action: "ticket.delete",
    of: "ticket",
    now: staffTicketNow,
    path: (id) => `/admin/tickets/${id}`,
    need: "delete",
    isDone,
    isRefused: (outcome) => !isDone(outcome),
    work: async (scope, ticket, texts, tell) => {
      const what = whatOf(texts.what, ticket);
      if (!what) return "nothing";
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
  redirect(answer === "ticket" ? "/admin/tickets" : `/admin/tickets/${written.id}`);
}
