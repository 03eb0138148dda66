import "server-only";
import { failureOf, logFailure } from "../../data/failure.ts";
import type { TicketFile } from "../../data/ticket-files.ts";
import { inertPolicy, keptByNobody } from "../../headers/policy.ts";
import { savedAs } from "../../lib/content-disposition.ts";
import { words } from "../../messages/words.ts";

const headers = { "Cache-Control": keptByNobody, "Content-Security-Policy": inertPolicy };

export const sentence = (status: number, text: string, more: Record<string, string> = {}) =>
  new Response(text, { status, headers: { ...headers, "Content-Type": "text/plain; charset=utf-8", ...more } });

/** The headers of a file to save. */
export const fileHeaders = (name: string, type: string) => ({
  ...headers,
  "Content-Type": type,
  "Content-Disposition": savedAs(name),
  "X-Content-Type-Options": "nosniff",
});

/**
 * Answers with a file to save: never shown in the browser, whatever is in it. What is missing and what is somebody
 * else's are the same 404. `type` is for a file of our own making.
 */
export async function download(
  where: string,
  read: () => Promise<TicketFile | undefined>,
  type = "application/octet-stream",
): Promise<Response> {
  const { t } = await words();
  try {
    const file = await read();
    if (!file) return sentence(404, t("common.files.gone"));
    return new Response(file.data.slice().buffer, {
      headers: { ...fileHeaders(file.name, type), "Content-Length": String(file.data.byteLength) },
    });
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    const id = logFailure(error, where);
    return sentence(503, `${t("common.unavailable.title")}. ${t("common.unavailable.reference", { id })}`);
  }
}

/** A place in a list, from an address: "0", "1" and so on. */
export const indexFrom = (text: string): number | undefined =>
  /^(0|[1-9]\d{0,3})$/.test(text) ? Number(text) : undefined;
