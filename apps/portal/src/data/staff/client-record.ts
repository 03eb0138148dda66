import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { askAnew } from "../ask.ts";
import { clientAnswer, nameOf } from "../client-details.ts";

/** Of a client what is written about, as it is at this moment; undefined when there is none. (GetClientsDetails) */
export async function clientNow(scope: StaffScope, id: number) {
  assertScope(scope, "staff");
  const found = (await clientAnswer(askAnew(scope), id, false))?.client;
  return (
    found && {
      id,
      name: nameOf(found),
      person: `${found.firstname} ${found.lastname}`.trim(),
      email: found.email,
      status: found.status,
      credit: found.credit,
      currency: found.currency_code,
      users: found.users.map((user) => ({ id: user.id, email: user.email, isOwner: user.is_owner })),
    }
  );
}

export type ClientNow = NonNullable<Awaited<ReturnType<typeof clientNow>>>;
