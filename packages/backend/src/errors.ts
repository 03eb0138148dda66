/** The backend's "no": a documented message of WHMCS, answered as result=error. */
export class Refusal extends Error {
  override name = "Refusal";
  /** Business errors are HTTP 200, as WHMCS has them; credential errors are 403. */
  readonly status: number;
  constructor(message: string, status = 200) {
    super(message);
    this.status = status;
  }
}

/** Ends a handler with one of the action's documented errors. */
export function refuse(message: string): never {
  throw new Refusal(message);
}
