import "server-only";
import type { Whmcs } from "@kraken/sdk";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { excerptOf } from "../announcements.ts";
import { askAnew } from "../ask.ts";
import { collect } from "../owned.ts";

type Row = Awaited<ReturnType<Whmcs["getAnnouncements"]>>["announcements"][number];

const pick = (row: Row) => ({
  id: row.id,
  date: row.date,
  title: row.title,
  excerpt: excerptOf(row.announcement),
  isPublished: row.published,
  /** WHMCS's name of a translation's language: "spanish"; "" for what is none. */
  language: row.language,
});

export type AnnouncementRow = ReturnType<typeof pick> & { translations: { id: number; language: string }[] };

/** All of them, as they are now: staff work on them. (GetAnnouncements) */
const all = (scope: StaffScope) => collect(askAnew(scope).paginate.getAnnouncements());

const byDate = (a: Row, b: Row) => (b.date ?? "").localeCompare(a.date ?? "") || b.id - a.id;

const translationsOf = (rows: Row[], id: number) =>
  rows.filter(({ parentid }) => parentid === id).map((row) => ({ id: row.id, language: row.language }));

/** Every announcement, drafts too, the newest first, with the languages that it is translated into. */
export async function staffAnnouncements(scope: StaffScope): Promise<AnnouncementRow[]> {
  assertScope(scope, "staff");
  const rows = await all(scope);
  return rows
    .filter(({ parentid }) => parentid === 0)
    .sort(byDate)
    .map((row) => ({ ...pick(row), translations: translationsOf(rows, row.id) }));
}

/** One announcement, or a translation of one; undefined when there is none. Its text is the HTML that WHMCS has. */
export async function announcementNow(scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const rows = await all(scope);
  const row = rows.find((each) => each.id === id);
  if (!row) return undefined;
  const original = row.parentid === 0 ? row : rows.find((each) => each.id === row.parentid);
  return {
    ...pick(row),
    html: row.announcement,
    /** What it translates. */
    of: original && original.id !== row.id ? { id: original.id, title: original.title } : undefined,
    translations: translationsOf(rows, row.id),
  };
}

export type StaffAnnouncement = NonNullable<Awaited<ReturnType<typeof announcementNow>>>;

export type AnnouncementText = { title: string; html: string; date: string; isPublished: boolean };

const inputOf = ({ title, html, date, isPublished }: AnnouncementText) => ({
  title,
  announcement: html,
  date,
  published: isPublished,
});

/** Makes one; answers its id. (AddAnnouncement) */
export async function addAnnouncement(scope: StaffScope, text: AnnouncementText): Promise<number> {
  assertScope(scope, "staff");
  return (await askAnew(scope).addAnnouncement(inputOf(text))).announcementid;
}

/** Translates one into WHMCS's name of a language, on Kraken's backend; answers its id. (KrakenTranslateAnnouncement) */
export async function translateAnnouncement(
  scope: StaffScope,
  { id: parentid }: Pick<StaffAnnouncement, "id">,
  language: string,
  text: AnnouncementText,
): Promise<number> {
  assertScope(scope, "staff");
  const input = { ...inputOf(text), parentid, language };
  return (await askAnew(scope).krakenTranslateAnnouncement(input)).announcementid;
}

/** Changes one. What is left out stays. (UpdateAnnouncement) */
export async function changeAnnouncement(
  scope: StaffScope,
  { id }: Pick<StaffAnnouncement, "id">,
  { title, html, date, isPublished }: Partial<AnnouncementText>,
): Promise<void> {
  assertScope(scope, "staff");
  await askAnew(scope).updateAnnouncement({
    announcementid: id,
    title,
    announcement: html,
    date,
    published: isPublished,
  });
}

/** Deletes one. (DeleteAnnouncement) */
export async function deleteAnnouncement(scope: StaffScope, { id }: Pick<StaffAnnouncement, "id">): Promise<void> {
  assertScope(scope, "staff");
  await askAnew(scope).deleteAnnouncement({ announcementid: id });
}
