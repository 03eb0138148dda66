"use server";

import { redirect } from "next/navigation";
import { setClosed } from "../../../../data/ticket-state.ts";
import { leaveFlash } from "../../../flash.ts";
import type { FormState } from "../../../forms/described-form.tsx";
import { write } from "../../manage/write.ts";

async function change(data: FormData, to: "close" | "reopen"): Promise<FormState> {
  const isOver = to === "close";
  const written = await write(data, {
    action: `ticket.${to}`,
    of: "ticket",
    need: "tickets",
    work: async (scope, found) => {
      await setClosed(scope, found, isOver);
      return {};
    },
  });
  if ("state" in written) return written.state;
  const { t, id } = written;
  await leaveFlash(
    isOver
      ? { title: t("client.ticket.closed"), detail: t("client.ticket.closedDetail") }
      : { title: t("client.ticket.reopened"), detail: t("client.ticket.sentDetail") },
  );
  redirect(`/tickets/${id}`);
}

/** Closes one of the client's tickets. */
export async function close(_before: FormState, data: FormData): Promise<FormState> {
  return change(data, "close");
}

/** Opens one of the client's closed tickets again. */
export async function reopen(_before: FormState, data: FormData): Promise<FormState> {
  return change(data, "reopen");
}
