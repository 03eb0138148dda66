import { z } from "zod";
import type { Words } from "../../../messages/words.ts";
import type { LeftWords } from "../../../ui/left.tsx";
import type { PreviewWords } from "../../../ui/preview.tsx";

/** As long as a message may be: far less than what a form may send. */
export const longestMessage = 20_000;

/** What somebody writes, with its line ends as they are stored. Its errors are keys of the pages' words. */
export const messageField = z
  .string()
  .catch("")
  .transform((text) => text.replace(/\r\n?/g, "\n"));

/** What a draft in the browser is of: an answer to a ticket, or a new one. */
export const replyDraft = (ticket: number): string => `ticket-${ticket}`;
export const newDraft = "new-ticket";

export const previewWords = (t: Words["t"]): PreviewWords => ({
  label: t("client.preview.label"),
  write: t("client.preview.write"),
  preview: t("client.preview.preview"),
  failed: t("client.preview.failed"),
});

/** What is said when little of a message's length is left. */
export const leftWords = (t: Words["t"], most = longestMessage): LeftWords => ({
  most,
  text: t("common.left", { left: "{{left}}" }),
  over: t("common.over", { over: "{{over}}" }),
});
