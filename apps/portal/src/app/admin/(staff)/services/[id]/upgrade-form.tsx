import { offerFor } from "../../../../../data/staff/service-deeds.ts";
import { productChoices } from "../../../../../data/staff/services.ts";
import { isPositive } from "../../../../../lib/amounts.ts";
import { type Cycle, cycleNames } from "../../../../../shop/catalogue.ts";
import { Form } from "../../../../../ui/form.tsx";
import { formatMoney } from "../../../../../ui/format.ts";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { Row } from "../../../../../ui/row.tsx";
import { SelectField } from "../../../../../ui/select-field.tsx";
import { Stack } from "../../../../../ui/stack.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import type { DeedForm } from "../../../deed-panel.tsx";
import { LIST } from "../query.ts";
import { upgrade } from "./actions.ts";
import { changeFrom } from "./change.ts";
import type { About } from "./deed-forms.tsx";
import { cycleName } from "./fields.ts";

const cycles = Object.entries(cycleNames) as [Cycle, string][];

/** Another product or cycle: the address has which, and the engine says what it comes to before anything is ordered. */
export async function upgradeForm({ scope, service, texts, words: { t, locale } }: About): Promise<DeedForm> {
  const products = await productChoices(scope);
  const change = changeFrom(texts);
  const offer = change && (await offerFor(scope, service, change));
  const money = (amount: string) => formatMoney(amount, service.currency, locale) ?? amount;
  const found = offer?.is === "done" ? offer.value : undefined;
  const now = cycles.find(([, name]) => name === service.cycle)?.[0] ?? "monthly";
  const choose = (
    <Form action={`${LIST}/${service.id}`} method="get">
      <input type="hidden" name="do" value="upgrade" />
      <SelectField
        name="product"
        label={t("services.product")}
        defaultValue={texts.product ?? String(service.productId)}
        options={products.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <SelectField
        name="cycle"
        label={t("orders.columns.cycle")}
        defaultValue={texts.cycle ?? now}
        options={cycles.map(([value, name]) => ({ value, label: cycleName(name, t) }))}
      />
      <Row>
        <SubmitButton kind={found ? "secondary" : "primary"}>{t("manage.upgrade.seePrice")}</SubmitButton>
        {!found && <LinkButton href={`${LIST}/${service.id}`}>{t("money.leave")}</LinkButton>}
      </Row>
    </Form>
  );
  return {
    action: upgrade,
    isIdle: found === undefined,
    leaves: found === undefined,
    notice: (
      <Stack gap="small">
        {choose}
        {offer?.is === "refused" && (
          <Notice tone="bad" title={t("services.refused")}>
            {offer.reason}
          </Notice>
        )}
        {offer?.is === "done" && !found && <Notice tone="warn" title={t("manage.buy.notOffered")} />}
        {found && (
          <p className="help">
            {t(isPositive(found.due) ? "manage.upgrade.whenPaid" : "services.deeds.upgrade.credit")}
          </p>
        )}
      </Stack>
    ),
    ...(found && {
      figures: [
        ...(found.days
          ? [
              {
                label: t("services.deeds.upgrade.days"),
                value: t("services.deeds.upgrade.daysOf", { left: found.days.left, whole: found.days.whole }),
              },
            ]
          : []),
        {
          label: t("services.deeds.upgrade.due", { from: found.from, to: found.to }),
          value: money(found.due),
          total: found.taxed === undefined,
        },
        ...(found.taxed
          ? [{ label: t("services.deeds.upgrade.total"), value: money(found.taxed.total), total: true }]
          : []),
      ],
      hidden: { product: texts.product ?? "", cycle: texts.cycle ?? "", shown: found.due },
    }),
  };
}
