/** The backend's "no": a documented message of WHMCS, answered as result=error. */
export class Refusal extends Error {
  override name = "Refusal";
  /** Business errors are HTTP 200, as WHMCS has them; credential errors are 403. */
  readonly status: number;
  /** The key that says "error" in the answer: GetEmails calls it status. */
  readonly key: "result" | "status";
  constructor(message: string, status = 200, key: "result" | "status" = "result") {
    super(message);
    this.status = status;
    this.key = key;
  }
}

/** Ends a handler with one of the action's documented errors. */
export function refuse(message: string): never {
  throw new Refusal(message);
}
