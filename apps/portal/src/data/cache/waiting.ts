import "server-only";
import { cache } from "react";

/** Of this request: how many of its reads wait for WHMCS at this moment, and who is told when the first begins to. */
const ofRequest = cache((): { waiting: number; told: Set<() => void> } => ({ waiting: 0, told: new Set() }));

/** A read that found nothing to show, and waits for WHMCS's answer. */
export async function waitingFor<A>(answer: Promise<A>): Promise<A> {
  const request = ofRequest();
  request.waiting += 1;
  for (const tell of request.told) tell();
  try {
    return await answer;
  } finally {
    request.waiting -= 1;
  }
}

/**
 * Whether all that a page reads is at hand; known as soon as one of it has to be asked for. Then the page's frame can be sent
 * at once, and in one piece otherwise.
 * @param reads their failures are told by whoever needs the answer
 */
export async function atHand(reads: readonly Promise<unknown>[]): Promise<boolean> {
  const { waiting, told } = ofRequest();
  const settled = Promise.allSettled(reads);
  if (waiting > 0) return false;
  return new Promise((tell) => {
    told.add(() => tell(false));
    settled.then(() => tell(true));
  });
}
