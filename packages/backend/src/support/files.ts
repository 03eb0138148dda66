import type { Tx } from "../context.ts";
import { refuse } from "../errors.ts";

export type Upload = { name: string; data: Uint8Array };

/** Bytes of one file. */
const MOST_BYTES = 10 * 1024 * 1024;
/** Files of one message. */
const MOST_FILES = 20;

/**
 * A file's name without its path and without what file systems, headers and WHMCS's own lists ("a|b") stumble over.
 * Nothing of it is ever used as a path here: files are in the database.
 */
export const safeName = (name: string) =>
  (name.normalize("NFC").split(/[/\\]/).pop() ?? "")
    .replace(/[^\p{L}\p{N}\p{M}._ ()-]/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "")
    .slice(-120) || "file";

/** Files that are too large or too many are refused before anything is written. */
export function checkUploads(uploads: readonly Upload[]): void {
  if (uploads.length > MOST_FILES) refuse(`More than ${MOST_FILES} attachments`);
  for (const { name, data } of uploads) {
    if (data.byteLength > MOST_BYTES) refuse(`Attachment larger than 10 MB: ${safeName(name)}`);
  }
}

/** Keeps the files of a message or of a note in the database. */
export async function saveUploads(
  tx: Tx,
  ticketId: number,
  of: { reply: number } | { note: number },
  uploads: readonly Upload[],
  now: string,
): Promise<void> {
  if (uploads.length === 0) return;
  const owner = "reply" in of ? { reply_id: of.reply } : { note_id: of.note };
  await tx
    .insertInto("attachments")
    .values(
      uploads.map((upload, position) => ({
        ...owner,
        ticket_id: ticketId,
        filename: safeName(upload.name),
        position,
        size: upload.data.byteLength,
        data: upload.data,
        created_at: now,
      })),
    )
    .execute();
}
