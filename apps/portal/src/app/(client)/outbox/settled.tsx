import type { ReactNode } from "react";
import { myLetters } from "../../../access/letters.ts";
import type { ClientScope } from "../../../access/scope.ts";
import type { Words } from "../../../messages/words.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { isSettled, LetterNotices } from "./letter.tsx";

/** On every page of the account: what has become of what the reader wrote, until he has seen it. */
export async function Settled({ scope, t }: { scope: ClientScope; t: Words["t"] }): Promise<ReactNode> {
  const letters = (await myLetters(scope)).filter(isSettled);
  if (letters.length === 0) return null;
  return (
    <Elsewhere path="/tickets">
      <LetterNotices letters={letters} t={t} />
    </Elsewhere>
  );
}
