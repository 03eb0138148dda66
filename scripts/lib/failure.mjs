/**
 * Something that went wrong in a way a person can act on. The message is a whole sentence, shown without a stack;
 * output is what a program said before it failed.
 */
export class Failure extends Error {
  /** @param {string} message @param {string} [output] */
  constructor(message, output = "") {
    super(message);
    this.name = "Failure";
    this.output = output.trim();
  }
}

/** What to print about an error: the sentence of a failure, the stack of a defect. @param {unknown} error */
export function describe(error) {
  if (!(error instanceof Failure)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return error.output ? `${error.output}\n\n${error.message}` : error.message;
}
