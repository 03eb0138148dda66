import { notFound } from "next/navigation";
import { clientScope, requireClient } from "../../../../access/access.ts";
import { type Invoice, invoice } from "../../../../data/invoices.ts";
import { type Order, order } from "../../../../data/orders.ts";
import { idFrom } from "../../../../data/owned.ts";
import { profile } from "../../../../data/people.ts";
import { env } from "../../../../env.ts";
import { compareAmounts, isPositive, negated, sumOf } from "../../../../lib/amounts.ts";
import { firstOf, type SearchParams } from "../../../../lib/search-params.ts";
import { type Words, words } from "../../../../messages/words.ts";
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
import { periodText, readLine } from "../../invoices/[id]/line.ts";
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
              lines={linesOf(found, bill, said).map((line) => ({
                ...line,
                amount: amountIn(told, line.amount),
                within: [],
              }))}
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

type Line = { key: string; title: string; details: string[]; amount: string };

/**
 * What was ordered, and what the invoice took off. Where a promotion is in the prices of the order already they would not
 * come to the total with it: then the invoice's own lines are shown.
 */
function linesOf(found: Order, bill: Invoice | undefined, { t, locale }: Words): Line[] {
  const items = found.items.map((item, at) => ({
    key: String(at),
    title: item.domain ? `${item.name} – ${item.domain}` : item.name,
    details: [oftenWord(item.cycle, t) ?? ""].filter(Boolean),
    amount: item.amount,
  }));
  if (!bill) return items;
  const billed = bill.lines.map(({ id, description, amount }) => {
    const { title, period, detail } = readLine(description);
    const details = [period && periodText(period, locale), detail].filter((text) => text !== undefined);
    return { key: `line ${id}`, title, details, amount };
  });
  const whole = sumOf(billed.map(({ amount }) => amount));
  const reduced = [...items, ...billed.filter(({ amount }) => isPositive(negated(amount)))];
  return compareAmounts(sumOf(reduced.map(({ amount }) => amount)), whole) === 0 ? reduced : billed;
}
