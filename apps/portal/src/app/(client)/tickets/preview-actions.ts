"use server";

import { createElement } from "react";
import { requireClient, requireSameOrigin } from "../../../access/access.ts";
import { attempt } from "../../../access/limits.ts";
import { words } from "../../../messages/words.ts";
import type { Previewed } from "../../../ui/preview.tsx";
import { tooManyOf } from "../../too-many.tsx";
import { longestMessage, messageField } from "./message.ts";
import { WrittenAlone } from "./written.tsx";

/** What a message will look like when it is sent. It is kept nowhere. */
export async function preview(form: FormData): Promise<Previewed> {
  await requireSameOrigin();
  const scope = await requireClient("tickets", "/tickets");
  const { t } = await words();
  const text = messageField.parse(form.get("message"));
  if (text.length > longestMessage) return { problem: t("client.ticket.tooLong") };
  try {
    await attempt("preview", `client ${scope.clientId}`);
  } catch (error) {
    const refused = await tooManyOf(error);
    if (!refused) throw error;
    return { problem: refused.text };
  }
  return { shown: createElement(WrittenAlone, { text }) };
}
