import type { Tx } from "../context.ts";
import { storedTime } from "../wire/amounts.ts";

export type AnnouncementInput = { date: string; title: string; announcement: string; published?: boolean | undefined };

/** Makes an announcement, or the translation of another; answers its id. One that is not said to be published is a draft. */
export async function newAnnouncement(
  tx: Tx,
  { date, title, announcement, published }: AnnouncementInput,
  now: string,
  translation: { of: number; language: string } | undefined = undefined,
): Promise<number> {
  const { id } = await tx
    .insertInto("announcements")
    .values({
      date: storedTime(date),
      title,
      announcement,
      is_published: published ? 1 : 0,
      ...(translation && { parent_id: translation.of, language: translation.language }),
      created_at: now,
      updated_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
