import "server-only";
import { answerWith } from "../access/connection.ts";
import { TooManyError } from "../access/limits.ts";
import { words } from "../messages/words.ts";
import { ErrorPage } from "../ui/error-page.tsx";

export type Problem = { title: string; text: string };

/** A minute is the shortest wait that is worth counting. */
const SHORT_SECONDS = 30;

/** What a form says to somebody who tried too often, and the answer's status (429) and Retry-After. */
export async function tooMany(error: TooManyError): Promise<Problem> {
  const { retryAfter } = error;
  answerWith(429, { "Retry-After": String(retryAfter) });
  const { t } = await words();
  const text =
    retryAfter < SHORT_SECONDS
      ? t("people.tooMany.soon")
      : t("people.tooMany.wait", { count: Math.ceil(retryAfter / 60) });
  return { title: t("people.tooMany.title"), text };
}

/** The same for an error that may be something else: then nothing. */
export const tooManyOf = async (error: unknown): Promise<Problem | undefined> =>
  error instanceof TooManyError ? tooMany(error) : undefined;

/** A page that is looked at too often. */
export async function TooMany({ error }: { error: TooManyError }) {
  const { title, text } = await tooMany(error);
  return <ErrorPage title={title}>{text}</ErrorPage>;
}
