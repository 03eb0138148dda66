"use server";

import { notFound, redirect } from "next/navigation";
import { idIn } from "../../../../data/owned.ts";
import { MOST_STARS, rateReply } from "../../../../data/ticket-rating.ts";
import { leaveFlash } from "../../../flash.ts";
import { write } from "../../manage/write.ts";

/** Rates an answer of staff's in one of the client's tickets, anew if he likes. */
export async function rate(data: FormData): Promise<void> {
  const reply = idIn(data, "reply");
  const text = data.get("rating");
  const rating = typeof text === "string" && /^[1-9]$/.test(text) ? Number(text) : 0;
  const written = await write(data, {
    action: "ticket.rate",
    of: "ticket",
    need: "tickets",
    check: (_texts, t) =>
      rating < 1 || rating > MOST_STARS ? [{ name: "rating", message: t("client.rating.missing") }] : [],
    work: async (scope, found) => reply !== undefined && (await rateReply(scope, found, reply, rating)),
    isDone: (isRated) => isRated,
  });
  if ("state" in written) {
    const { errors, problem } = written.state;
    await leaveFlash({ title: errors[0]?.message ?? problem?.title ?? "", detail: problem?.text });
  } else {
    if (!written.answer) notFound();
    const { t } = written;
    await leaveFlash({ title: t("client.rating.done", { given: rating, most: MOST_STARS }) });
  }
  redirect(`/tickets/${idIn(data, "ticket") ?? ""}`);
}
