import "server-only";
import { answerWith } from "../access/connection.ts";
import { OtherContentError } from "../access/writes-once.ts";
import { failureOf, logFailure } from "../data/failure.ts";
import { words } from "../messages/words.ts";
import { type Problem, tooManyOf } from "./too-many.tsx";

/** What a form says that was sent before with something else in it, and the answer's status (409). */
export async function conflictOf(error: unknown): Promise<Problem | undefined> {
  if (!(error instanceof OtherContentError)) return undefined;
  answerWith(409);
  const { t } = await words();
  return { title: t("people.problem.conflict"), text: t("people.problem.conflictHelp") };
}

/**
 * What a form says when what it asked for could not be done: tried too often, sent before with something else in it, WHMCS does not answer, nobody knows
 * whether it was done, or WHMCS said no. Anything else is our own mistake, and goes on.
 */
export async function problemOf(error: unknown, where: string): Promise<Problem> {
  const refused = (await tooManyOf(error)) ?? (await conflictOf(error));
  if (refused) return refused;
  const failure = failureOf(error);
  if (failure === undefined) throw error;
  const id = logFailure(error, where);
  const { t } = await words();
  const keys = {
    unknown: ["people.problem.unknown", "people.problem.unknownHelp"],
    unavailable: ["people.problem.unavailable", "people.problem.unavailableHelp"],
    refused: ["people.problem.refused", "people.problem.refusedHelp"],
  } as const;
  const [title, text] = keys[failure];
  return { title: t(title), text: t(text, { id }) };
}
