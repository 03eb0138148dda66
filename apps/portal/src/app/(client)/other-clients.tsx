import type { ClientScope } from "../../access/scope.ts";
import { failureOf } from "../../data/failure.ts";
import { myClients } from "../../data/standing.ts";
import { words } from "../../messages/words.ts";
import { AccountChoices } from "../../ui/account-choices.tsx";
import { switchClient } from "./actions.ts";

/** As many as a menu shows; all of them are on the page of the account. */
const MOST = 6;

/** The other clients for whom the user may act, in the account's menu. */
export async function OtherClients({ scope }: { scope: ClientScope }) {
  try {
    const others = (await myClients(scope)).filter(({ id }) => id !== scope.clientId);
    const { t } = await words();
    return <AccountChoices label={t("people.account.change")} accounts={others.slice(0, MOST)} action={switchClient} />;
  } catch (error) {
    // The menu stands without them.
    if (failureOf(error) === undefined) throw error;
    return null;
  }
}
