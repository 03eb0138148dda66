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

/**
 * Anything that went wrong with a call. Its subclasses say what the caller can do about it; an error of this very class
 * is a call that its own signal ended (`cause` is the signal's reason).
 */
export class WhmcsError extends Error {
  override readonly name: string = "WhmcsError";
  readonly action: string;
  readonly duration: number;
  readonly httpStatus: number | undefined;

  constructor(message: string, facts: CallFacts) {
    super(`${facts.action}: ${message}`, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.action = facts.action;
    this.duration = facts.duration;
    this.httpStatus = facts.httpStatus;
  }

  toJSON(): Record<string, unknown> {
    const { name, message, action, duration, httpStatus } = this;
    return { name, message, action, duration, httpStatus };
  }
}

/** WHMCS understood the call and said no. `reason` is its own message, without what the call had sent. */
export class ActionError extends WhmcsError {
  override readonly name: string = "ActionError";
  readonly reason: string;
  constructor(reason: string, facts: CallFacts) {
    super(reason, facts);
    this.reason = reason;
  }
  /** Is this the documented message? Its case varies between versions: "Client ID Not Found", "Client ID not found". */
  is(...reasons: string[]): boolean {
    const given = this.reason.trim().toLowerCase();
    return reasons.some((reason) => reason.trim().toLowerCase() === given);
  }
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), reason: this.reason };
  }
}

/** This installation does not know the action: one of a newer version, or one that only Kraken's backend serves. */
export class UnsupportedActionError extends WhmcsError {
  override readonly name: string = "UnsupportedActionError";
}

/** No whole answer within the time allowed. The action was a read, or was certainly not sent. */
export class TimeoutError extends WhmcsError {
  override readonly name: string = "TimeoutError";
}

/** No connection, or one that broke before an answer began. The action was a read, or was certainly not sent. */
export class ConnectionError extends WhmcsError {
  override readonly name: string = "ConnectionError";
}

/** An answer that is not JSON, cut off, too long, or not of the shape that the contract says. The action was a read. */
export class ResponseError extends WhmcsError {
  override readonly name: string = "ResponseError";
  /** The place in the answer that is wrong, where it is known: "clients.0.id". */
  readonly path: string | undefined;
  constructor(message: string, facts: CallFacts, path?: string) {
    super(message, facts);
    this.path = path;
  }
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), path: this.path };
  }
}

/**
 * A write that was sent, and whose answer did not come, came late or broken, or was an HTTP 5xx. It may have been done:
 * read before you send it again.
 */
export class OutcomeUnknownError extends WhmcsError {
  override readonly name: string = "OutcomeUnknownError";
}
