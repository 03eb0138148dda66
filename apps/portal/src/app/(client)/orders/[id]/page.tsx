import { notFound } from "next/navigation";
import { clientScope, requireClient } from "../../../../access/access.ts";
import { invoice } from "../../../../data/invoices.ts";
import { order } from "../../../../data/orders.ts";
import { idFrom } from "../../../../data/owned.ts";
import { profile } from "../../../../data/people.ts";
import { env } from "../../../../env.ts";
import { isPositive, negated } from "../../../../lib/amounts.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { formatDate } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { OrderLines } from "../../../../ui/order-lines.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { Totals } from "../../../../ui/totals.tsx";
import { page } from "../../../guard.tsx";
import { totalsOf } from "../../invoices/[id]/invoice-sheet.ts";
import { amountIn, oftenWord, type Told } from "../../shop/prices.ts";
import { ServiceState } from "../../states.tsx";
import { titled } from "../../title.ts";
import { noteSeen } from "../lost/notices.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export const generateMetadata = titled(async ({ params }: Props) => {
  const [scope, number] = [await clientScope(), idFrom((await params).id)];
  const found = scope && number !== undefined ? await order(scope, number) : undefined;
  return found && (await words()).t("shop.order.title", { number: found.number });
});

/** An order of the client's, also as the end of ordering it. */
export default page("/orders/[id]", async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const scope = await requireClient("orders", `/orders/${encodeURIComponent(id)}`);
  const number = idFrom(id);
  const found = number === undefined ? undefined : await order(scope, number);
  if (!found) notFound();
  await noteSeen(scope, found.id);
  const [said, asked, { currency }, bill] = await Promise.all([
    words(),
    firstOf(searchParams),
    profile(scope),
    found.invoice !== undefined && scope.may("invoices") ? invoice(scope, found.invoice) : undefined,
  ]);
  const { t, locale } = said;
  const told: Told = { ...said, currency };
  const pay = bill && (
    <LinkButton kind={bill.status === "Unpaid" ? "primary" : "secondary"} href={`/invoices/${bill.id}`}>
      {t("shop.order.pay")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t("shop.order.title", { number: found.number })}
        badge={<ServiceState of={found.status} t={t} />}
        back={{ href: "/shop", label: t("shop.order.back") }}
        state={
          found.date &&
          t("shop.order.state", { date: formatDate(found.date, locale, { timeZone: env().TIME_ZONE }) ?? "" })
        }
        actions={pay}
      />
      <Columns>
        <Stack>
          {asked.new === "placed" && (
            <Notice tone="ok" title={t("shop.order.thanks")}>
              {found.invoice === undefined ? t("shop.order.thanksFree") : t("shop.order.thanksPay")}
            </Notice>
          )}
          {asked.new === "unseen" && (
            <Notice tone="warn" title={t("shop.order.unseen")}>
              {t("shop.order.unseenHelp")}
            </Notice>
          )}
          <Section title={t("shop.order.items")}>
            <OrderLines
              label={t("shop.order.items")}
              lines={[
                ...found.items.map((item, at) => ({
                  key: String(at),
                  title: item.domain ? `${item.name} – ${item.domain}` : item.name,
                  details: [oftenWord(item.cycle, t) ?? ""].filter(Boolean),
                  amount: amountIn(told, item.amount),
                  within: [],
                })),
                // What was taken off stands on the invoice alone.
                ...(bill?.lines ?? [])
                  .filter(({ amount }) => isPositive(negated(amount)))
                  .map((line) => ({
                    key: `off ${line.id}`,
                    title: line.description,
                    details: [],
                    amount: amountIn(told, line.amount),
                    within: [],
                  })),
              ]}
            />
            {bill && <Totals lines={totalsOf(bill, said)} />}
          </Section>
        </Stack>
        <Panel title={t("shop.order.about")}>
          <DescriptionList
            tight
            items={[
              ...(bill ? [] : [{ label: t("shop.order.amount"), value: amountIn(told, found.amount) }]),
              { label: t("shop.order.method"), value: found.paymentMethod },
              { label: t("shop.order.status"), value: <ServiceState of={found.status} t={t} /> },
            ]}
          />
        </Panel>
      </Columns>
    </>
  );
});
