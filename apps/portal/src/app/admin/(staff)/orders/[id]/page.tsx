import { notFound } from "next/navigation";
import { requireStaff, staffScope } from "../../../../../access/access.ts";
import { roleMay } from "../../../../../access/roles.ts";
import { idFrom } from "../../../../../data/owned.ts";
import { orderNow, type StaffOrderDetail } from "../../../../../data/staff/orders.ts";
import { env } from "../../../../../env.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { DescriptionList } from "../../../../../ui/description-list.tsx";
import { formatDate } from "../../../../../ui/format.ts";
import { Link } from "../../../../../ui/link.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { PageHeader } from "../../../../../ui/page-header.tsx";
import { Panel } from "../../../../../ui/panel.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { Totals } from "../../../../../ui/totals.tsx";
import { page } from "../../../../guard.tsx";
import { State } from "../../../state.tsx";
import { AcceptForm } from "./accept-form.tsx";
import { DeedButtons, DeedDialogs } from "./deeds.tsx";
import { FraudResult } from "./fraud-result.tsx";
import { Items } from "./items.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const [scope, id] = [await staffScope(), (await params).id];
  const { t } = await words();
  return scope ? { title: t("orders.order", { id }) } : {};
}

/** One order: what was ordered, by whom, whether it is paid, what the fraud module says, and what is to be done. */
export default page("/admin/orders/[id]", async ({ params }: Props) => {
  const { id: text } = await params;
  const scope = await requireStaff(`/admin/orders/${encodeURIComponent(text)}`);
  const id = idFrom(text);
  const order = id === undefined ? undefined : await orderNow(scope, id);
  if (!order) notFound();
  const said = await words();
  const { t, locale } = said;
  const isOurs = roleMay(scope.member.role, "orders");
  const state = [
    t("orders.number", { number: order.number }),
    order.date && formatDate(order.date, locale, { timeZone: env().TIME_ZONE }),
    order.clientName,
  ];
  return (
    <>
      <PageHeader
        back={{ href: "/admin/orders", label: t("orders.title") }}
        title={t("orders.order", { id: String(order.id) })}
        badge={<State of={order.status} t={t} />}
        state={state.filter(Boolean).join(" · ")}
        actions={isOurs && <DeedButtons order={order} words={said} />}
      />
      <Columns>
        <Stack>
          <Section title={t("orders.items")}>
            <Items order={order} words={said} />
            <Totals
              lines={[
                {
                  label: t("orders.total"),
                  value: <Money amount={order.amount} currency={order.currency} locale={locale} />,
                  total: true,
                },
              ]}
            />
          </Section>
          {isOurs && order.status === "Pending" && (
            <Panel title={t("orders.accept.title")}>
              <AcceptForm scope={scope} order={order} />
            </Panel>
          )}
        </Stack>
        <Stack aside={t("orders.about")}>
          <About order={order} words={said} />
          <Section level={3} title={t("orders.check.title")}>
            <FraudResult order={order} mayCheck={isOurs && order.status === "Pending"} words={said} />
          </Section>
        </Stack>
      </Columns>
      {isOurs && <DeedDialogs order={order} words={said} />}
    </>
  );
});

/** Who ordered, how it is paid, and from where it came. */
function About({ order, words: { t } }: { order: StaffOrderDetail; words: Words }) {
  const { promotion } = order;
  const invoice = order.invoice && (
    <>
      <Link className="link num" href={`/admin/invoices/${order.invoice}`}>
        {order.invoice}
      </Link>{" "}
      {order.payment && <State of={order.payment} t={t} />}
    </>
  );
  const items = [
    {
      label: t("orders.columns.client"),
      value: (
        <Link className="link" href={`/admin/clients/${order.client}`}>
          <bdi>{order.clientName || order.client}</bdi>
        </Link>
      ),
      shown: true,
    },
    { label: t("orders.invoice"), value: invoice || t("orders.noInvoice"), shown: true },
    { label: t("orders.method"), value: order.method, shown: order.method },
    {
      label: t("orders.promotion"),
      value: promotion && (
        <span className="mono ltr">{[promotion.code, promotion.value].filter(Boolean).join(" · ")}</span>
      ),
      shown: promotion,
    },
    {
      label: t("orders.nameservers"),
      value: <span className="mono ltr">{order.nameservers.join(", ")}</span>,
      shown: order.nameservers.length > 0,
    },
    { label: t("orders.address"), value: <span className="mono ltr">{order.address}</span>, shown: order.address },
    { label: t("orders.notes"), value: order.notes, shown: order.notes },
  ];
  return (
    <Section level={3} title={t("orders.about")}>
      <DescriptionList tight items={items.filter(({ shown }) => shown)} />
    </Section>
  );
}
