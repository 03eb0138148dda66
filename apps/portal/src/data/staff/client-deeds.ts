import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { ask } from "../ask.ts";
import { type Answered, answered } from "./answered.ts";
import type { ClientNow } from "./client-record.ts";

/* What staff do to a client. Each answers what was done, or the words of who refused. */

type Client = Pick<ClientNow, "id">;

/** Writes a note that staff alone see; one that is to be seen first is sticky. (AddClientNote) */
export const addNote = (
  scope: StaffScope,
  { id }: Client,
  { text, isSticky }: { text: string; isSticky: boolean },
): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, id).addClientNote({ userid: id, notes: text, sticky: isSticky }));
};

export type CreditChange = { way: "add" | "remove"; amount: string; description: string };

/** Adds to the credit or takes off it; answers what there is then, decimal text. (AddCredit) */
export const changeCredit = (
  scope: StaffScope,
  { id }: Client,
  { way, amount, description }: CreditChange,
): Promise<Answered<string>> => {
  assertScope(scope, "staff");
  return answered(
    async () => (await ask(scope, id).addCredit({ clientid: id, type: way, amount, description })).newbalance,
  );
};

/** Mails the user a link to a new password. (ResetPassword) */
export const mailPasswordLink = (scope: StaffScope, { id }: Client, user: number): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, id).resetPassword({ id: user }));
};

/** Ends everything of the client's, and cancels what is owed. (CloseClient) */
export const closeClient = (scope: StaffScope, { id }: Client): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() => ask(scope, id).closeClient({ clientid: id }));
};

/** Deletes the client for good with all that is his, and his users who have no other client. (DeleteClient) */
export const deleteClient = (
  scope: StaffScope,
  { id }: Client,
  { users, transactions }: { users: boolean; transactions: boolean },
): Promise<Answered> => {
  assertScope(scope, "staff");
  return answered(() =>
    ask(scope, id).deleteClient({ clientid: id, deleteusers: users, deletetransactions: transactions }),
  );
};
