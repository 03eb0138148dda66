import { headers } from "next/headers";
import type { ReactElement, ReactNode } from "react";
import type { ClientScope } from "../../../../access/scope.ts";
import { dismissOrder, type MyOrder, myOrders } from "../../../../access/sent-orders.ts";
import { profile } from "../../../../data/people.ts";
import { inTime } from "../../../../lib/in-time.ts";
import type { Words } from "../../../../messages/words.ts";
import { formatMoney } from "../../../../ui/format.ts";
import { LostNotice } from "../../lost-notice.tsx";
import { Elsewhere } from "../../outbox/elsewhere.tsx";
import { dismiss } from "./actions.ts";

const said = {
  sending: ["idle", "sending"],
  unknown: ["warn", "unknown"],
  done: ["ok", "done"],
  "taken back": ["warn", "takenBack"],
  stands: ["warn", "stands"],
  "not done": ["warn", "notDone"],
  undecided: ["warn", "undecided"],
} as const;

type Props = Words & { order: MyOrder; currency: string };

/** What has become of an order whose answer was lost. */
function OrderNotice({ order: sent, currency, t, locale }: Props): ReactElement {
  const { title, total, state, isSettled, order, invoiced } = sent;
  const [tone, word] = said[state];
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const facts = { title, total: money(total), invoiced: money(invoiced ?? total) };
  return (
    <LostNotice
      tone={tone}
      title={t(`shop.lost.${word}`, facts)}
      look={order === undefined ? undefined : { href: `/orders/${order}`, label: t("shop.lost.look") }}
      dismiss={
        isSettled ? { action: dismiss, name: "sent", value: sent.holder, label: t("billing.lost.dismiss") } : undefined
      }
    >
      {t(`shop.lost.${word}Help`, facts)}
    </LostNotice>
  );
}

/** Milliseconds for which a page waits to hear what has become of an order. */
const PATIENCE_MS = 300;

/** On every page of the account but the order's own: orders of unknown outcome, until what came of them was seen. */
export async function LostOrders({ scope, t, locale }: Words & { scope: ClientScope }): Promise<ReactNode> {
  const found = await inTime(myOrders(scope), PATIENCE_MS);
  if (!found || found.length === 0) return null;
  const currency = (await inTime(profile(scope), PATIENCE_MS))?.currency ?? "";
  return found.map((order) => (
    <Elsewhere key={order.holder} path={`/orders/${order.order ?? ""}`}>
      <OrderNotice {...{ order, currency, t, locale }} />
    </Elsewhere>
  ));
}

/** For an order's own page: that it was made is seen there, and told this once. */
export async function noteSeen(scope: ClientScope, id: number): Promise<void> {
  const found = (await myOrders(scope)).find(({ order, state }) => order === id && state === "done");
  if (found && (await headers()).get("next-router-prefetch") === null) await dismissOrder(scope, found.holder);
}
