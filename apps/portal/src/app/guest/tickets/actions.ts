"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { publicScope, requireSameOrigin } from "../../../access/access.ts";
import { replyAsGuest } from "../../../access/guests.ts";
import { writesOnce } from "../../../access/writes-once.ts";
import { hrefWith } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { longestMessage, messageField } from "../../(client)/tickets/message.ts";
import { leaveFlash } from "../../flash.ts";
import { onceAfter } from "../../once.ts";
import { problemOf } from "../../problem.ts";
import type { Problem } from "../../too-many.tsx";
import { typedReply } from "./typed.ts";

export type GuestReplyState = { message: string; error?: string; problem?: Problem; once?: string };

const place = z.object({ tid: z.string().max(40).catch(""), c: z.string().max(80).catch("") });

/** Adds a guest's reply to his ticket. */
export async function replyToGuestTicket(_before: GuestReplyState, form: FormData): Promise<GuestReplyState> {
  await requireSameOrigin();
  const { t } = await words();
  const { tid, c } = place.parse(Object.fromEntries(form));
  const message = messageField.parse(form.get("message"));
  const back = { message, once: onceAfter(form) };
  if (message.trim() === "") return { ...back, error: t("client.ticket.missing") };
  if (message.length > longestMessage) return { ...back, error: t("client.ticket.tooLong") };
  let done: boolean;
  try {
    done = await writesOnce(publicScope(), "guest.reply", form, () => replyAsGuest(tid, c, message), {
      isDone: (answer) => answer,
    });
  } catch (error) {
    const problem = await problemOf(error, "reply as a guest");
    return typedReply.keep({ message, problem, once: onceAfter(form, error) });
  }
  if (!done) notFound();
  await leaveFlash({ title: t("client.ticket.sent"), detail: t("client.ticket.sentDetail") });
  redirect(hrefWith("/guest/tickets", { tid, c }));
}
