import { requireClient } from "../../../../access/access.ts";
import { orElse } from "../../../../data/failure.ts";
import { openInvoicesInFull } from "../../../../data/invoices.ts";
import { type PayMethod, payMethods } from "../../../../data/pay-methods.ts";
import { profile } from "../../../../data/people.ts";
import { env } from "../../../../env.ts";
import { isPositive } from "../../../../lib/amounts.ts";
import { clock } from "../../../../lib/clock.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { formatDate, formatDistance, formatMoney, withCommas } from "../../../../ui/format.ts";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Prose } from "../../../../ui/prose.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { cardName } from "../../pay-method-name.ts";
import { titled } from "../../title.ts";
import { afterHosted } from "../hosted.ts";
import { ManyForm } from "./many-form.tsx";

export const generateMetadata = titled(async () => (await words()).t("billing.several.title"));

/** The client's open invoices, to be paid together: one after the other, from the credit or by the first stored card. */
export default page("/invoices/several", async () => {
  const scope = await requireClient("invoices", "/invoices/several");
  await afterHosted();
  const [open, { credit, currency }, cards, said] = await Promise.all([
    openInvoicesInFull(scope),
    profile(scope),
    orElse<PayMethod[]>(payMethods(scope), []),
    words(),
  ]);
  const { t, locale } = said;
  const { now } = clock();
  const money = (amount: string) => formatMoney(amount, currency, locale) ?? amount;
  const card = cards.find(({ kind }) => kind === "card");
  const ways = [
    ...(isPositive(credit)
      ? [
          {
            value: "credit",
            label: t("billing.pay.credit"),
            detail: t("billing.several.credit", { amount: money(credit) }),
          },
        ]
      : []),
    ...(card ? [{ value: "card", label: t("billing.pay.card"), detail: cardName(card, said) }] : []),
  ];
  const { BRAND_BANK } = env();
  const canPay = ways.length > 0;
  return (
    <>
      <PageHeader
        title={t("billing.several.title")}
        back={{ href: "/invoices", label: t("client.invoice.back") }}
        state={t(canPay ? "billing.several.lead" : "billing.several.leadNone")}
      />
      <Columns kind="form">
        <Stack>
          {open.length === 0 && (
            <EmptyState title={t("client.invoices.stateNothing")}>{t("billing.several.empty")}</EmptyState>
          )}
          {/* It stays when nothing is left: it says what became of each. */}
          <ManyForm
            once={newOnce()}
            invoices={(canPay ? open : []).map((row) => ({
              id: row.id,
              balance: row.balance,
              label: `${t("client.invoices.numberOf", { number: row.number })} · ${money(row.balance)}`,
              detail: [
                row.due &&
                  t("client.invoice.dueOn", {
                    date: formatDate(row.due, locale) ?? "",
                    distance: formatDistance(row.due, now, locale) ?? "",
                  }),
                row.isTotal && t("client.overview.partsLater"),
              ]
                .filter(Boolean)
                .join(" · "),
            }))}
            ways={ways}
            {...{ currency, locale }}
            labels={{
              which: t("billing.several.which"),
              summary: t("people.form.summary", { count: 1 }),
              way: t("billing.several.way"),
              total: t("billing.several.total"),
              submit: t("billing.several.submit"),
              pending: t("billing.pay.paying"),
              results: t("billing.several.resultsTitle"),
            }}
          />
          {open.length > 0 && BRAND_BANK.length > 0 && (
            <Section title={t("billing.pay.transfer")}>
              <Prose>{BRAND_BANK.join("\n")}</Prose>
              <p className="muted">
                {t("billing.several.transfer", {
                  numbers: withCommas(
                    open.map(({ number }) => number),
                    locale,
                  ),
                })}
              </p>
            </Section>
          )}
        </Stack>
      </Columns>
    </>
  );
});
