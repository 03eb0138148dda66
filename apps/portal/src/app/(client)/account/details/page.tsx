import { requireClient } from "../../../../access/access.ts";
import { accountDetails, type DetailName, detailRules } from "../../../../data/account-details.ts";
import { paymentMethodNames } from "../../../../data/payment-methods.ts";
import { words } from "../../../../messages/words.ts";
import { Columns } from "../../../../ui/columns.tsx";
import { DateText } from "../../../../ui/date-text.tsx";
import { DescriptionList } from "../../../../ui/description-list.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { RichForm } from "../../../forms/rich-form.tsx";
import { formWords } from "../../../forms/words.ts";
import { page } from "../../../guard.tsx";
import { newOnce } from "../../../once.ts";
import { titled } from "../../title.ts";
import { AccountTabs } from "../account-tabs.tsx";
import { save } from "./actions.ts";
import { detailGroups } from "./detail-fields.ts";

export const generateMetadata = titled(async () => (await words()).t("accounts.details.title"));

const HERE = "/account/details";

/** Who the client is, where he lives, and how he is billed and mailed. */
export default page(HERE, async () => {
  const scope = await requireClient("profile", HERE);
  const [{ details, number, currency, since }, rules, methods, { t, locale }] = await Promise.all([
    accountDetails(scope),
    detailRules(scope),
    paymentMethodNames(scope),
    words(),
  ]);
  const locked = [...rules.locked];
  const nameOf = (name: DetailName) => (name === "taxId" ? t("accounts.details.taxId") : t(`people.register.${name}`));
  return (
    <>
      <PageHeader title={t("accounts.details.title")} state={t("accounts.details.lead")} />
      <AccountTabs scope={scope} here={HERE} t={t} />
      <Columns>
        <Section title={t("accounts.details.title")} hideTitle>
          <RichForm
            key={JSON.stringify(details)}
            action={save}
            once={newOnce()}
            hidden={{}}
            groups={detailGroups({ details, rules, methods, t, locale })}
            submit={{ label: t("accounts.details.save"), pending: t("manage.form.saving") }}
            {...formWords(t)}
          />
        </Section>
        <Stack aside={t("accounts.details.fixed")}>
          <Section level={3} title={t("accounts.details.fixed")}>
            <Stack gap="small">
              <DescriptionList
                tight
                items={[
                  { label: t("accounts.details.number"), value: <span className="num">{number}</span> },
                  ...(since
                    ? [{ label: t("accounts.details.since"), value: <DateText value={since} locale={locale} /> }]
                    : []),
                  { label: t("people.register.currency"), value: currency },
                  ...locked.map((name) => ({ label: nameOf(name), value: <bdi>{details[name] || "—"}</bdi> })),
                ]}
              />
              <p className="help">{t("accounts.details.fixedHelp")}</p>
            </Stack>
          </Section>
        </Stack>
      </Columns>
    </>
  );
});
