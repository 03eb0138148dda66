/** What a person can mend: shown as one sentence, without a stack. */
export class Failure extends Error {
  override name = "Failure";
}
