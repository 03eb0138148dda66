import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask, askAnew } from "../ask.ts";
import { whereServed } from "../engine.ts";

export type PredefinedReply = {
  /** undefined where the engine does not tell: then it can't be changed by it. */
  id: number | undefined;
  name: string;
  text: string;
};

export type PredefinedCategory = { id: number; name: string; parent: number; replies: PredefinedReply[] };

/**
 * What staff have ready to be said, by category, as it is now. `isWritable` where the engine lets them be changed.
 * (GetTicketPredefinedCats, KrakenGetPredefinedReplies, else GetTicketPredefinedReplies)
 */
export async function predefinedNow(
  scope: StaffScope,
): Promise<{ categories: PredefinedCategory[]; isWritable: boolean }> {
  assertScope(scope, "staff");
  const asked = askAnew(scope);
  const [{ categories }, own] = await Promise.all([
    asked.getTicketPredefinedCats({}),
    whereServed("KrakenGetPredefinedReplies", () => asked.krakenGetPredefinedReplies({})),
  ]);
  const repliesOf = async (catid: number): Promise<PredefinedReply[]> => {
    if (own)
      return own.replies.filter((row) => row.catid === catid).map(({ id, name, reply }) => ({ id, name, text: reply }));
    const { predefinedreplies } = await asked.getTicketPredefinedReplies({ catid });
    return predefinedreplies.map(({ name, reply }) => ({ id: undefined, name, text: reply }));
  };
  const rows = await Promise.all(
    categories.map(async ({ id, name, parentid }) => ({ id, name, parent: parentid, replies: await repliesOf(id) })),
  );
  return { categories: rows, isWritable: own !== undefined };
}

/** Makes one, or changes the one with this id. (KrakenSavePredefinedReply) */
export async function savePredefined(
  scope: StaffScope,
  { id, category, name, text }: { id: number | undefined; category: number; name: string; text: string },
): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope).krakenSavePredefinedReply({ replyid: id, catid: category, name, reply: text });
}

/** Deletes one. (KrakenDeletePredefinedReply) */
export async function deletePredefined(scope: StaffScope, id: number): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope).krakenDeletePredefinedReply({ replyid: id });
}

/** Makes a category. (KrakenSavePredefinedCategory) */
export async function addPredefinedCategory(scope: StaffScope, name: string): Promise<void> {
  assertScope(scope, "staff");
  await ask(scope).krakenSavePredefinedCategory({ name });
}
