"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { dismissLetter, myLetter, takeBackLetter } from "../../../access/letters.ts";
import { requireClientNowOrLater } from "../../../access/now-or-later.ts";
import { idIn } from "../../../data/owned.ts";
import { words } from "../../../messages/words.ts";
import { leaveFlash } from "../../flash.ts";
import { againHref } from "./letter.tsx";

/** Takes back what was not sent yet, and shows it to be written anew. */
export async function takeBack(form: FormData): Promise<void> {
  const { scope } = await requireClientNowOrLater("tickets", "/tickets");
  const letter = await myLetter(scope, idIn(form, "letter"));
  if (!letter) notFound();
  if (await takeBackLetter(scope, letter.id)) redirect(againHref(letter));
  const { t } = await words();
  await leaveFlash({ title: t("client.outbox.tooLate"), detail: t("client.outbox.tooLateDetail") });
  redirect(letter.ticket === undefined ? "/tickets" : `/tickets/${letter.ticket}`);
}

/** Takes what one has been told off the list. */
export async function dismiss(form: FormData): Promise<void> {
  const { scope } = await requireClientNowOrLater("tickets", "/tickets");
  const letter = await myLetter(scope, idIn(form, "letter"));
  if (!letter) notFound();
  await dismissLetter(scope, letter.id);
  refresh();
}
