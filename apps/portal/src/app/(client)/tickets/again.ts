import "server-only";
import { dismissLetter, type MyLetter, myLetter } from "../../../access/letters.ts";
import type { ClientScope } from "../../../access/scope.ts";
import { idFrom, idIn } from "../../../data/owned.ts";

/** The field, and the part of an address, that names a letter whose writer has it again. */
export const AGAIN = "again";

/** What somebody wrote and has again, to be written anew. */
export async function letterAgain(scope: ClientScope, text: string | undefined): Promise<MyLetter | undefined> {
  const letter = await myLetter(scope, idFrom(text));
  return letter?.state === "returned" || letter?.state === "refused" ? letter : undefined;
}

/** It was sent anew: the old one is told no more. */
export async function dismissAgain(scope: ClientScope, form: FormData): Promise<void> {
  const id = idIn(form, AGAIN);
  if (id !== undefined) await dismissLetter(scope, id);
}
