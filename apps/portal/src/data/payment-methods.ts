import "server-only";
import { assertScope, type ClientScope, type StaffScope } from "../access/scope.ts";
import { ask } from "./ask.ts";
import { orElse } from "./failure.ts";
import { once } from "./once.ts";

/** The names under which the ways to pay are offered, by their module's name. (GetPaymentMethods) */
export const paymentMethodNames = once(
  async (scope: ClientScope | StaffScope): Promise<ReadonlyMap<string, string>> => {
    assertScope(scope, "client", "staff");
    const answer = await ask(scope).getPaymentMethods({});
    return new Map(answer.paymentmethods.map((method) => [method.module, method.displayname]));
  },
);

/** The same for where they are not what it is about: none, where they are not told. */
export const paymentMethodNamesOrNone = (scope: ClientScope | StaffScope): Promise<ReadonlyMap<string, string>> =>
  orElse<ReadonlyMap<string, string>>(paymentMethodNames(scope), new Map());
