"use server";

import { createElement } from "react";
import { requireStaffWrite } from "../../../../../access/access.ts";
import { words } from "../../../../../messages/words.ts";
import { htmlOf } from "../../../../../rich/announcement.ts";
import type { Previewed } from "../../../../../ui/preview.tsx";
import { LONGEST } from "./fields.ts";
import { LIST } from "./paths.ts";
import { Shown } from "./shown.tsx";

async function shown(form: FormData, read: (text: string) => string): Promise<Previewed> {
  await requireStaffWrite("content", LIST);
  const { t } = await words();
  const text = form.get("message");
  if (typeof text !== "string" || text.length > LONGEST) return { problem: t("content.long", { most: LONGEST }) };
  return { shown: createElement(Shown, { html: read(text) }) };
}

/** What an announcement will look like to who reads it. It is kept nowhere. */
export async function previewMarkdown(form: FormData): Promise<Previewed> {
  return shown(form, htmlOf);
}

/** The same for one that is written in HTML. */
export async function previewHtml(form: FormData): Promise<Previewed> {
  return shown(form, (text) => text);
}
