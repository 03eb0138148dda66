import type { ClientScope } from "../../../access/scope.ts";
import { profile } from "../../../data/people.ts";
import { addDays } from "../../../lib/days.ts";
import { apart } from "../../../messages/locales.ts";
import { type Words, words } from "../../../messages/words.ts";
import { formatDate, formatMoney } from "../../../ui/format.ts";
import { Horizon } from "../../../ui/horizon.tsx";
import { Section } from "../../../ui/section.tsx";
import { panel } from "../../guard.tsx";
import { type Drop, horizonOf } from "./horizon.ts";
import { known } from "./known.ts";

/** As long as a label may be before it would hang in the way of its neighbours. */
const longestName = 28;
const shortened = (name: string) => (name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name);

/** "Web Hosting L, Mail Business", "Web Hosting L and 3 more". */
function namesText({ names }: Drop, t: Words["t"]): string {
  const [first = "", second] = names;
  if (second === undefined) return shortened(first);
  if (names.length === 2 && first.length + second.length < longestName) return `${first}, ${second}`;
  return t("client.overview.dropMore", { names: shortened(first), count: names.length - 1 });
}

/** What comes in the next eight weeks. */
export const Weeks = panel("/: weeks", async ({ scope }: { scope: ClientScope }) => {
  if (!(["invoices", "products", "domains"] as const).some((need) => scope.may(need))) return null;
  const [facts, { t, locale }, { currency }] = await Promise.all([known(scope), words(), profile(scope)]);
  const { today } = facts;
  const day = (date: string) => formatDate(date, locale, { short: true }) ?? date;
  const drops = horizonOf(facts, ({ number }) => t("client.overview.dropInvoice", { number }));
  const weeks = Array.from({ length: 8 }, (_, week) =>
    week === 0 ? t("client.overview.today") : day(addDays(today, week * 7)),
  );
  return (
    <Section title={t("client.overview.weeks")} note={t("client.overview.weeksNote")}>
      {drops.length === 0 ? (
        <p className="muted">{t("client.overview.weeksNothing")}</p>
      ) : (
        <Horizon
          label={t("client.overview.weeksLabel")}
          weeks={weeks}
          items={drops.map((drop) => ({
            key: `${drop.date} ${drop.amount === null ? "ends" : "pay"}`,
            day: drop.day,
            title:
              drop.amount === null
                ? t("client.overview.dropExpires")
                : (formatMoney(drop.amount, currency, locale) ?? drop.amount),
            detail: `${apart(namesText(drop, t), locale)} · ${day(drop.date)}`,
            href: drop.href,
            tone: drop.amount === null ? "warn" : undefined,
          }))}
        />
      )}
    </Section>
  );
});
