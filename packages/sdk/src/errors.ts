/** What every error of a call knows. None of it holds a parameter, an answer's content, or a credential. */
export type CallFacts = {
  /** WHMCS's name of the action. */
  action: string;
  /** Milliseconds from the call to its failure, waiting in the queue and retries included. */
  duration: number;
  /** The HTTP status of the last answer, when there was one. */
  httpStatus?: number | undefined;
  cause?: unknown;
};

/** Anything that went wrong with a call. Its subclasses say what the caller can do about it. */
export class WhmcsError extends Error {
  readonly action: string;
  readonly duration: number;
  readonly httpStatus: number | undefined;

  constructor(message: string, facts: CallFacts) {
    super(`${facts.action}: ${message}`, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.action = facts.action;
    this.duration = facts.duration;
    this.httpStatus = facts.httpStatus;
  }

  toJSON() {
    const { name, message, action, duration, httpStatus } = this;
    return { name, message, action, duration, httpStatus };
  }
}

/** WHMCS understood the call and said no. `reason` is its own message; compare it without regard to case. */
export class ActionError extends WhmcsError {
  readonly reason: string;
  constructor(reason: string, facts: CallFacts) {
    super(reason, facts);
    this.reason = reason;
  }
  /** Is this the documented message? Spelling and case vary between versions: "Client ID not found". */
  is(...reasons: string[]): boolean {
    const given = this.reason.trim().toLowerCase();
    return reasons.some((reason) => reason.toLowerCase() === given);
  }
  override toJSON() {
    return { ...super.toJSON(), reason: this.reason };
  }
}

/** This installation does not know the action: one of a newer version, or one that only Kraken's backend serves. */
export class UnsupportedActionError extends WhmcsError {}

/** No whole answer within the time allowed. The action was a read, or was certainly not sent. */
export class TimeoutError extends WhmcsError {}

/** No connection: the request was certainly not carried out, or was a read. */
export class ConnectionError extends WhmcsError {}

/** An answer that is not JSON, too long, or not of the shape that the contract says. The action was a read. */
export class ResponseError extends WhmcsError {
  /** The place in the answer that is wrong, where it is known: "clients.0.id". */
  readonly path: string | undefined;
  constructor(message: string, facts: CallFacts, path?: string) {
    super(message, facts);
    this.path = path;
  }
  override toJSON() {
    return { ...super.toJSON(), path: this.path };
  }
}

/**
 * A write that was sent, and whose answer did not come, came late or broken, or was an HTTP 5xx. It may have been done:
 * read before you send it again.
 */
export class OutcomeUnknownError extends WhmcsError {}
