/** One message: who writes, how many minutes after the one before, and what. */
export interface Turn {
  readonly by: "client" | "staff" | "note";
  readonly after: number;
  readonly text: string;
}

/**
 * A conversation as it may happen at any hosting company. {name} is the client's first name, {agent} the member of
 * staff's, {domain} the site that it is about. The first turn is always the client's.
 */
export interface Conversation {
  readonly key: string;
  readonly department: 1 | 2 | 3 | 4;
  readonly priority: "Low" | "Medium" | "High";
  /** What the ticket is tied to, where the client has one. */
  readonly about?: "service" | "domain";
  readonly subject: string;
  readonly turns: readonly Turn[];
}

export const client = (after: number, text: string): Turn => ({ by: "client", after, text });
export const staff = (after: number, text: string): Turn => ({ by: "staff", after, text });
export const note = (after: number, text: string): Turn => ({ by: "note", after, text });
