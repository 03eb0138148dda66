import type { Upload } from "../data/ticket-files.ts";
import { nameByContent } from "../lib/file-kind.ts";
import type { Words } from "../messages/words.ts";

export const MB = 1_000_000;
/** Of one file, of one message, and files of one message. */
export const mostBytes = 10 * MB;
export const mostTogether = 20 * MB;
export const mostFiles = 5;

/** The name of the field in which forms send files. */
export const filesField = "files";

export type Uploads = { files: Upload[]; error?: undefined } | { files?: undefined; error: string };

/** A field in which nothing was chosen sends one file without a name, which Next reads as "undefined". */
const isNone = ({ name, size }: File) => size === 0 && (name === "" || name === "undefined");

/** The files of a form, or a sentence that says which of them can't be taken and why. */
export async function readUploads(form: FormData, t: Words["t"]): Promise<Uploads> {
  const sent = form.getAll(filesField).filter((entry) => entry instanceof File && !isNone(entry));
  const chosen = sent as File[];
  if (chosen.length > mostFiles) return { error: t("common.files.tooMany", { most: mostFiles }) };
  if (chosen.reduce((sum, file) => sum + file.size, 0) > mostTogether)
    return { error: t("common.files.tooMuch", { most: mostTogether / MB }) };
  const files: Upload[] = [];
  for (const file of chosen) {
    if (file.size > mostBytes) return { error: t("common.files.tooLarge", { name: file.name, most: mostBytes / MB }) };
    if (file.size === 0) return { error: t("common.files.empty", { name: file.name }) };
    const data = new Uint8Array(await file.arrayBuffer());
    const name = nameByContent(file.name, data);
    if (name === undefined) return { error: t("common.files.kind", { name: file.name }) };
    files.push({ name, data });
  }
  return { files };
}

/** What the field for files says, and what it minds before anything is sent. */
export const uploadWords = (t: Words["t"]) => ({
  label: t("common.files.attach"),
  help: t("common.files.help", { files: mostFiles, most: mostBytes / MB }),
  tooLarge: t("common.files.tooLarge", { name: "{{name}}", most: mostBytes / MB }),
  tooMuch: t("common.files.tooMuch", { most: mostTogether / MB }),
  tooMany: t("common.files.tooMany", { most: mostFiles }),
  again: t("common.files.again"),
  remove: t("common.files.remove", { name: "{{name}}" }),
  drop: t("common.files.drop"),
  most: { bytes: mostBytes, together: mostTogether, files: mostFiles },
});

export type UploadWords = ReturnType<typeof uploadWords>;
