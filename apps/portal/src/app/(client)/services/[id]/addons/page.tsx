import { z } from "zod";
import { addonQuote, addonsOf, addonsOnOffer, type ServiceAddon } from "../../../../../data/addons.ts";
import { profile } from "../../../../../data/people.ts";
import { isEnding } from "../../../../../data/service-care.ts";
import { firstOf, type SearchParams } from "../../../../../lib/search-params.ts";
import { type Words, words } from "../../../../../messages/words.ts";
import { Columns } from "../../../../../ui/columns.tsx";
import { type Column, DataTable } from "../../../../../ui/data-table.tsx";
import { DateText } from "../../../../../ui/date-text.tsx";
import { EmptyState } from "../../../../../ui/empty-state.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Money } from "../../../../../ui/money.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SettingList } from "../../../../../ui/setting-list.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { DescribedForm } from "../../../../forms/described-form.tsx";
import { page } from "../../../../guard.tsx";
import { newOnce } from "../../../../once.ts";
import { cycleWord } from "../../../cycles.ts";
import { isLive } from "../../../live.ts";
import { PriceCard } from "../../../manage/price-card.tsx";
import { ServiceState } from "../../../states.tsx";
import { titled } from "../../../title.ts";
import { Cancellation } from "../cancellation.tsx";
import { type Props as OwnProps, own } from "../own.ts";
import { ServiceHead } from "../service-head.tsx";
import { add } from "./actions.ts";

type Props = OwnProps & { searchParams: SearchParams };

const mine = (props: Props) => own(props, "/addons");
const query = z.object({ add: z.coerce.number().int().optional().catch(undefined) });

export const generateMetadata = titled(async (props: Props) => {
  const [{ found }, { t }] = await Promise.all([mine(props), words()]);
  return t("manage.addons.of", { name: found.name });
});

export default page("/services/[id]/addons", async (props: Props) => {
  const { scope, found } = await mine(props);
  const mayBuy = found.status === "Active" && scope.may("orders") && !(await isEnding(scope, found.id));
  const [{ t, locale }, { currency }, has, offered] = await Promise.all([
    words(),
    profile(scope),
    addonsOf(scope, found.id),
    mayBuy ? addonsOnOffer(scope, found.productId) : undefined,
  ]);
  const { add: wished } = query.parse(await firstOf(props.searchParams));
  const isHad = (id: number) => has.some((each) => each.addonId === id && isLive(each));
  const offers = offered?.is === "known" ? offered.value : [];
  const chosen = offers.find(({ id }) => id === wished);
  const quote = chosen && (await addonQuote(scope, found, chosen.id));
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const at = `/services/${found.id}/addons`;
  return (
    <>
      <ServiceHead found={found} title={t("manage.addons.of", { name: found.name })} t={t} />
      <Cancellation scope={scope} found={found} />
      <Columns kind="form">
        <Stack>
          <Section title={t("manage.addons.title")}>
            {has.length === 0 ? (
              <p className="muted">{t("manage.addons.none")}</p>
            ) : (
              <DataTable
                caption={t("manage.addons.title")}
                rows={has}
                rowKey={({ id }) => id}
                columns={columns({ t, locale, currency })}
              />
            )}
          </Section>
          {offers.length > 0 && (
            <Section title={t("manage.addons.buy")}>
              <SettingList
                settings={offers.map(({ id, name, description }) => ({
                  key: String(id),
                  label: name,
                  detail: [isHad(id) && t("manage.addons.had"), description].filter(Boolean).join(" "),
                  action: (
                    <LinkButton
                      size="small"
                      href={`${at}?add=${id}`}
                      aria-current={id === chosen?.id ? "true" : undefined}
                    >
                      {t("manage.addons.seePrice")}
                    </LinkButton>
                  ),
                }))}
              />
            </Section>
          )}
          {offered?.is === "not served" && (
            <EmptyState
              title={t("manage.addons.untold")}
              action={
                scope.may("tickets") && (
                  <LinkButton href={`/tickets/new?about=service-${found.id}`}>{t("client.service.ask")}</LinkButton>
                )
              }
            >
              {t("manage.addons.untoldHelp")}
            </EmptyState>
          )}
        </Stack>
        {chosen && quote && (
          <PriceCard quote={quote} title={chosen.name} note={t("manage.addons.note")} {...{ currency, t, locale }}>
            <DescribedForm
              action={add}
              once={newOnce()}
              hidden={{ service: String(found.id), addon: String(chosen.id), shown: quote.total }}
              submit={{
                label: t("manage.addons.submit", { amount: money(quote.total) }),
                pending: t("manage.buy.ordering"),
              }}
            />
          </PriceCard>
        )}
      </Columns>
    </>
  );
});

function columns({ t, locale, currency }: Words & { currency: string }): Column<ServiceAddon>[] {
  return [
    { key: "name", label: t("manage.addons.addon"), kind: "title", cell: ({ name }) => name },
    {
      key: "next",
      label: t("client.service.next"),
      kind: "date",
      cell: ({ nextDue, status }) => <DateText value={status === "Active" ? nextDue : null} locale={locale} />,
    },
    {
      key: "price",
      label: t("client.service.price"),
      kind: "money",
      cell: ({ recurring, cycle }) => (
        <>
          <Money amount={recurring} currency={currency} locale={locale} />
          <small>{cycleWord(cycle, t)}</small>
        </>
      ),
    },
    {
      key: "status",
      label: t("client.domains.status"),
      kind: "status",
      cell: ({ status }) => <ServiceState of={status} t={t} />,
    },
  ];
}
