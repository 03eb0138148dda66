import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { askedMail, refuseMail, unreadable } from "../../mail/asked.ts";
import { previewMail } from "../../mail/queue.ts";

export const krakenPreviewEmail = handler(
  actions.krakenPreviewEmail,
  async (context, input) => {
    const made = await previewMail(context, context.db, await askedMail(context.db, input));
    if (!("refused" in made)) return made;
    refuseMail(made.refused);
    return refuse("Sending Failed. Please see documentation.");
  },
  unreadable,
);
