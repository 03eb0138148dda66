import type { StaffScope } from "../../../../../access/scope.ts";
import type { Client } from "../../../../../data/people.ts";
import { ordersOfClient } from "../../../../../data/staff/orders.ts";
import { words } from "../../../../../messages/words.ts";
import { panel } from "../../../../guard.tsx";
import { NewestOf } from "../../../newest-of.tsx";
import { OrderTable } from "../../orders/order-table.tsx";

/** So many of the newest are shown. */
const MOST = 50;

export const Orders = panel("client's orders", async ({ scope, client }: { scope: StaffScope; client: Client }) => {
  const { rows, total } = await ordersOfClient(scope, client.id, MOST);
  const said = await words();
  if (rows.length === 0) return <p className="muted">{said.t("clients.noOrders")}</p>;
  return (
    <>
      <OrderTable rows={rows} words={said} hideClient />
      <NewestOf shown={rows.length} total={total} words={said} />
    </>
  );
});
