import "server-only";
import * as data from "../data/invitations.ts";
import { userOfLogin } from "../data/people.ts";
import { userByEmail } from "../data/standing.ts";
import { audited } from "./audit.ts";
import { attempt } from "./limits.ts";
import { changeClient } from "./login.ts";
import { checkPassword } from "./password-checks.ts";
import { type ClientScope, makePublicScope } from "./scope.ts";
import { tryPassword } from "./try-password.ts";

export type { OpenInvitation } from "../data/invitations.ts";

/** What a mailed link invites to; undefined when it is not good any more. @throws TooManyError */
export async function invitationOf(token: string): Promise<data.OpenInvitation | undefined> {
  if (!/^[\w-]{20,100}$/.test(token)) return undefined;
  const tried = await attempt("reset link", token);
  const found = await data.openInvitation(makePublicScope(), token);
  if (found) await tried.forgive();
  return found;
}

/** Whether the address that was invited has a sign-in already. Who holds the link reads that address's mail. */
export const hasSignIn = async ({ email }: data.OpenInvitation): Promise<boolean> =>
  (await userByEmail(makePublicScope(), email)) !== undefined;

const deedOf = ({ client, email }: data.OpenInvitation) => ({
  action: "client.join",
  on: `client ${client}`,
  name: email,
});

/** Takes an invitation up as the one who is signed in, and acts for that client from here on. */
export async function joinAsMe(scope: ClientScope, token: string): Promise<boolean> {
  const invitation = await invitationOf(token);
  if (!invitation) return false;
  const isIn = await audited(
    scope,
    deedOf(invitation),
    () => data.takeUpInvitation(makePublicScope(), invitation, token, scope.userId),
    undefined,
    (done) => !done,
  );
  return isIn && changeClient(scope, invitation.client);
}

export type Joined = "joined" | "gone" | "wrong password" | "known";

/** Takes it up for whoever this e-mail address and password belong to. He signs in then. @throws TooManyError */
export async function joinByPassword(token: string, email: string, password: string): Promise<Joined> {
  const invitation = await invitationOf(token);
  if (!invitation) return "gone";
  const scope = makePublicScope();
  const user = await tryPassword("sign-in", email, () => userOfLogin(scope, email, password));
  if (!user) return "wrong password";
  return join(invitation, token, user.id);
}

export type NewMember = Omit<data.NewUser, "email">;

/** Makes a sign-in for the address that was invited, and takes the invitation up for it. @throws TooManyError */
export async function joinAsNew(token: string, made: NewMember): Promise<Joined> {
  const invitation = await invitationOf(token);
  if (!invitation) return "gone";
  await attempt("registration", invitation.email);
  const scope = makePublicScope();
  const { email } = invitation;
  const user = await audited(scope, { action: "account.register", name: email }, () =>
    checkPassword(() => data.makeUser(scope, { ...made, email })),
  );
  return user === undefined ? "known" : join(invitation, token, user);
}

async function join(invitation: data.OpenInvitation, token: string, user: number): Promise<Joined> {
  const scope = makePublicScope();
  const take = () => data.takeUpInvitation(scope, invitation, token, user);
  const isIn = await audited(
    scope,
    deedOf(invitation),
    take,
    () => `user ${user}`,
    (done) => !done,
  );
  return isIn ? "joined" : "gone";
}
