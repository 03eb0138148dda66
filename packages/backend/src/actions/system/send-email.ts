import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { askedMail, refuseMail, unreadable } from "../../mail/asked.ts";
import { queueMail } from "../../mail/queue.ts";

export const sendEmail = handler(
  actions.sendEmail,
  async (context, input) => {
    const mail = await askedMail(context.db, input);
    const queued = await context.transaction((tx) => queueMail(context, tx, mail));
    if ("refused" in queued) refuseMail(queued.refused);
    return {};
  },
  unreadable,
);
