import { type FetchLimits, fetchText } from "../fetch-text.ts";

/** What came: JSON with 200, or the status alone. */
export type JsonAnswer = { status: number; json: unknown };

/** Gets JSON as `fetchText` gets text. @throws Error with a sentence for staff */
export async function fetchJson(address: string, limits: FetchLimits): Promise<JsonAnswer> {
  const { status, text } = await fetchText(address, "application/rdap+json, application/json", limits);
  return { status, json: status === 200 ? (JSON.parse(text) as unknown) : undefined };
}
