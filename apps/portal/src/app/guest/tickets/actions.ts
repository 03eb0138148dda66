"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { requireSameOrigin } from "../../../access/access.ts";
import { replyAsGuest } from "../../../access/guests.ts";
import { hrefWith } from "../../../lib/search-params.ts";
import { words } from "../../../messages/words.ts";
import { longestMessage, messageField } from "../../(client)/tickets/message.ts";
import { leaveFlash } from "../../flash.ts";
import { problemOf } from "../../problem.ts";
import type { Problem } from "../../too-many.tsx";
import { typedReply } from "./typed.ts";

export type GuestReplyState = { message: string; error?: string; problem?: Problem };

const place = z.object({ tid: z.string().max(40).catch(""), c: z.string().max(80).catch("") });

/** Adds a guest's reply to his ticket. */
export async function replyToGuestTicket(_before: GuestReplyState, form: FormData): Promise<GuestReplyState> {
  await requireSameOrigin();
  const { t } = await words();
  const { tid, c } = place.parse(Object.fromEntries(form));
  const message = messageField.parse(form.get("message"));
  if (message.trim() === "") return { message, error: t("client.ticket.missing") };
  if (message.length > longestMessage) return { message, error: t("client.ticket.tooLong") };
  let done: boolean;
  try {
    done = await replyAsGuest(tid, c, message);
  } catch (error) {
    return typedReply.keep({ message, problem: await problemOf(error, "reply as a guest") });
  }
  if (!done) notFound();
  await leaveFlash({ title: t("client.ticket.sent"), detail: t("client.ticket.sentDetail") });
  redirect(hrefWith("/guest/tickets", { tid, c }));
}
