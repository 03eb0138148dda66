import { requireClient } from "../../../../access/access.ts";
import { renewalQuote } from "../../../../data/domain-renewal.ts";
import { domain } from "../../../../data/domains.ts";
import { idFrom } from "../../../../data/owned.ts";
import { profile } from "../../../../data/people.ts";
import type { SearchParams } from "../../../../lib/search-params.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FilterChips } from "../../../../ui/filter-chips.tsx";
import { formatMoney, withCommas } from "../../../../ui/format.ts";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { idsIn } from "../../../choice.ts";
import { formWords } from "../../../forms/words.ts";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { isRenewable, isWithRegistrar } from "../../live.ts";
import { titled } from "../../title.ts";
import { nameserverFields } from "../nameservers.ts";
import { addressOf, type Deed, deeds, isDeed, MOST_AT_ONCE } from "./deeds.ts";
import { ManyForm, type ManyRow } from "./many-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("manage.many.title"));

export default page("/domains/many", async ({ searchParams }: { searchParams: SearchParams }) => {
  const scope = await requireClient(["domains", "managedomains"], "/domains");
  const { what, ...chosen } = await searchParams;
  const ids = idsIn(Object.keys(chosen))
    .map(idFrom)
    .filter((id) => id !== undefined)
    .slice(0, MOST_AT_ONCE);
  const [all, { t, locale }, { currency }] = await Promise.all([
    Promise.all([...new Set(ids)].map((id) => domain(scope, id))),
    words(),
    profile(scope),
  ]);
  const mine = all.filter((found) => found !== undefined);
  const offered = deeds.filter((deed) => deed !== "renew" || scope.may("orders"));
  const deed = offered.find((each) => isDeed(what) && each === what) ?? "renewOn";
  const fitting = mine.filter((found) => (deed === "renew" ? isRenewable(found) : isWithRegistrar(found)));
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const rows = await Promise.all(
    fitting.map(async (found): Promise<ManyRow | undefined> => {
      const { id, name, years } = found;
      const row = { id, name, detail: "", once: newOnce() };
      if (deed !== "renew" && deed !== "renewOn" && deed !== "renewOff") return row;
      if (deed !== "renew")
        return { ...row, detail: t(found.autoRenew ? "client.domain.renewsItself" : "client.domain.renewsNot") };
      const quote = await renewalQuote(scope, found, years || 1);
      if (!quote) return undefined;
      const price = { years: t("manage.renew.years", { count: years || 1 }), amount: money(quote.total) };
      return {
        ...row,
        detail: t(quote.withTaxes ? "manage.many.price" : "manage.many.priceBefore", price),
        shown: quote.total,
      };
    }),
  );
  const shown = rows.filter((row) => row !== undefined);
  const left = mine.filter(({ id }) => !shown.some((row) => row.id === id));
  const address = (to: Deed) =>
    addressOf(
      mine.map(({ id }) => id),
      to,
    );
  return (
    <>
      <PageHeader
        title={t("manage.many.title")}
        back={{ href: "/domains", label: t("client.domains.title") }}
        state={t("manage.many.chosen", { count: mine.length })}
      />
      {mine.length === 0 ? (
        <EmptyState
          level={2}
          title={t("manage.many.noneTitle")}
          action={<LinkButton href="/domains">{t("client.domains.title")}</LinkButton>}
        >
          {t("manage.many.none")}
        </EmptyState>
      ) : (
        <Stack gap="small">
          <FilterChips
            label={t("manage.many.what")}
            chips={offered.map((each) => ({
              href: address(each),
              label: t(`manage.many.deeds.${each}`),
              current: each === deed,
            }))}
          />
          {left.length > 0 && (
            <p className="help">
              {t("manage.many.left", {
                names: withCommas(
                  left.map(({ name }) => name),
                  locale,
                ),
                count: left.length,
              })}
            </p>
          )}
          {shown.length > 0 && (
            <Columns kind="form">
              <ManyForm
                key={deed}
                what={deed}
                rows={shown}
                once={newOnce()}
                nameservers={
                  deed === "nameservers"
                    ? nameserverFields.map((name, at) => ({
                        name,
                        label: t("manage.nameservers.nth", { number: at + 1 }),
                        isNeeded: at < 2,
                      }))
                    : []
                }
                labels={{
                  submit: t(`manage.many.submit.${deed}`, { count: shown.length }),
                  pending: t("manage.many.pending"),
                  again: t("manage.many.again"),
                  states: {
                    waiting: t("manage.many.states.waiting"),
                    working: t("manage.many.states.working"),
                    done: t("manage.many.states.done"),
                    failed: t("manage.many.states.failed"),
                    unknown: t("manage.many.states.unknown"),
                  },
                  progress: t("manage.many.progress", { done: "{{done}}", all: "{{all}}" }),
                  invoice: t("manage.many.invoice"),
                  offline: { title: t("manage.many.offline"), text: t("manage.many.offlineHelp") },
                }}
                summaries={formWords(t).summaries}
              />
            </Columns>
          )}
        </Stack>
      )}
    </>
  );
});
