import { profile } from "../../../../../data/people.ts";
import { isEnding } from "../../../../../data/service-care.ts";
import { type Plan, type UpgradeOptions, upgradeOffer, upgradeOptions } from "../../../../../data/upgrades.ts";
import { isPositive } from "../../../../../lib/amounts.ts";
import { firstOf, hrefWith, type SearchParams } from "../../../../../lib/search-params.ts";
import { inOneLine } from "../../../../../lib/without-tags.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Badge } from "../../../../../ui/badge.tsx";
import { Columns } from "../../../../../ui/columns.tsx";
import { type Column, DataTable } from "../../../../../ui/data-table.tsx";
import { formatDate, formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { RowTitle } from "../../../../../ui/row-title.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { cycleWord } from "../../../cycles.ts";
import { PRICE, PriceCard } from "../../../manage/price-card.tsx";
import { titled } from "../../../title.ts";
import { Cancellation } from "../cancellation.tsx";
import { type Props as OwnProps, own } from "../own.ts";
import { ServiceHead } from "../service-head.tsx";
import { upgrade } from "./actions.ts";
import { changeIn, upgradeQuote } from "./change.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { OptionForm } from "./option-form.tsx";

type Props = OwnProps & { searchParams: SearchParams };

const mine = (props: Props) => own(props, "/upgrade", ["products", "orders"]);

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.upgrade.of", { name: found.name });
});

export default page("/services/[id]/upgrade", async (props: Props) => {
  const { scope, found } = await mine(props);
  const [{ t, locale }, { currency }, options] = await Promise.all([
    words(),
    profile(scope),
    found.status === "Active" ? upgradeOptions(scope, found.id) : undefined,
  ]);
  const at = `/services/${found.id}/upgrade`;
  const head = <ServiceHead found={found} title={t("manage.upgrade.of", { name: found.name })} t={t} />;
  if (await isEnding(scope, found.id)) {
    return (
      <>
        {head}
        <Cancellation scope={scope} found={found} />
      </>
    );
  }
  if (options?.is !== "known") {
    return (
      <>
        {head}
        <Elsewhere scope={scope} found={found} isTold={options?.is !== "not served"} t={t} />
      </>
    );
  }
  const { plans, options: configurable, isInProgress } = options.value;
  const texts = await firstOf(props.searchParams);
  const change = isInProgress ? undefined : changeIn(texts, options.value);
  const offer = change && (await upgradeOffer(scope, found, change));
  const quote = change && offer && upgradeQuote(offer, change, options.value, t);
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const chosen =
    change?.type === "product"
      ? plans.find((each) => each.productId === change.productId && each.cycle === change.cycle)
      : undefined;
  const next = formatDate(found.nextDue ?? "", locale);
  const hidden =
    change?.type === "product"
      ? { plan: String(change.productId), cycle: change.cycle }
      : optionTexts(texts, options.value);
  return (
    <>
      {head}
      {isInProgress && (
        <Notice
          tone="warn"
          title={t("manage.upgrade.inProgress")}
          action={
            scope.may("invoices") && (
              <LinkButton size="small" href="/invoices?status=unpaid">
                {t("manage.renew.seeInvoices")}
              </LinkButton>
            )
          }
        >
          {t("manage.refused.unpaidUpgrade")}
        </Notice>
      )}
      <Columns kind="form">
        <Stack>
          {plans.length > 1 && (
            <Section title={t("manage.upgrade.plans")} note={t("manage.upgrade.beforeTaxes")}>
              <DataTable
                caption={t("manage.upgrade.plans")}
                rows={plans}
                rowKey={({ productId, cycle }) => `${productId} ${cycle}`}
                columns={columns({ t, locale, currency, at, isClosed: isInProgress, described: firstOfEach(plans) })}
              />
            </Section>
          )}
          {configurable.length > 0 && !isInProgress && (
            <Section title={t("manage.upgrade.options")}>
              <OptionForm at={at} options={configurable} texts={texts} {...{ t, money }} />
            </Section>
          )}
          {plans.length <= 1 && configurable.length === 0 && <Elsewhere scope={scope} found={found} isTold t={t} />}
        </Stack>
        {quote && (
          <PriceCard
            quote={quote}
            title={
              chosen ? `${chosen.name}, ${cycleWord(chosen.cycle, t) ?? chosen.cycle}` : t("manage.upgrade.options")
            }
            note={[
              t(isPositive(quote.total) ? "manage.upgrade.whenPaid" : "manage.upgrade.atOnce"),
              chosen &&
                next &&
                t("manage.upgrade.next", {
                  date: next,
                  price: `${money(chosen.price)} ${cycleWord(chosen.cycle, t) ?? ""}`.trim(),
                }),
            ]
              .filter(Boolean)
              .join(" ")}
            {...{ currency, t, locale }}
          >
            <DescribedForm
              action={upgrade}
              once={newOnce()}
              hidden={{ service: String(found.id), ...hidden, shown: quote.total }}
              submit={{
                label: isPositive(quote.total)
                  ? t("manage.upgrade.submit", { amount: money(quote.total) })
                  : t("manage.upgrade.submitFree"),
                pending: t("manage.buy.ordering"),
              }}
            />
          </PriceCard>
        )}
        {change && !quote && <Notice tone="warn" title={t("manage.buy.notOffered")} />}
      </Columns>
    </>
  );
});

const optionTexts = (texts: Record<string, string | undefined>, { options }: UpgradeOptions) =>
  Object.fromEntries(options.map(({ id }) => [`option${id}`, texts[`option${id}`] ?? ""]));

type Context = Words & { currency: string; at: string; isClosed: boolean; described: ReadonlySet<Plan> };

/** The first of each product's plans: it alone says what the product is, and the others only their cycle. */
const firstOfEach = (plans: Plan[]): ReadonlySet<Plan> =>
  new Set(plans.filter(({ productId }, at) => plans.findIndex((each) => each.productId === productId) === at));

function columns({ t, locale, currency, at, isClosed, described }: Context): Column<Plan>[] {
  const money = (amount: string) => <Money amount={amount} currency={currency} locale={locale} />;
  return [
    {
      key: "plan",
      label: t("manage.upgrade.plan"),
      kind: "title",
      cell: (plan) => {
        const { productId, name, description, cycle, isCurrent } = plan;
        const detail = described.has(plan) ? inOneLine(description).slice(0, 140) : undefined;
        return isCurrent || isClosed ? (
          <>
            <b>
              <bdi>{name}</bdi>
            </b>
            {detail && <small dir="auto">{detail}</small>}
          </>
        ) : (
          <RowTitle href={`${hrefWith(at, { plan: productId, cycle })}#${PRICE}`} detail={detail}>
            {name}
          </RowTitle>
        );
      },
    },
    {
      key: "price",
      label: t("client.service.price"),
      kind: "money",
      cell: ({ price, cycle }) => (
        <>
          {money(price)}
          <small>{cycleWord(cycle, t)}</small>
        </>
      ),
    },
    {
      key: "due",
      label: t("manage.upgrade.today"),
      kind: "status",
      cell: ({ due, isCurrent }) =>
        isCurrent ? (
          <Badge tone="ok">{t("manage.upgrade.current")}</Badge>
        ) : (
          <>
            {money(due)} <small className="only-phone">{t("manage.upgrade.today")}</small>
          </>
        ),
    },
  ];
}
