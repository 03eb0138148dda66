import type { Shopper } from "../../../../data/catalogue.ts";
import type { DomainSummary } from "../../../../data/domains.ts";
import { availability } from "../../../../data/endings.ts";
import { failureOf } from "../../../../data/failure.ts";
import { whileWarming } from "../../../../lib/gate.ts";
import type { Ending } from "../../../../shop/catalogue.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { DomainResultRow } from "../../../../ui/domain-results.tsx";
import { LinkButton } from "../../../../ui/link-button.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { amountIn, type Told } from "../../shop/prices.ts";
import { addDomain } from "./actions.ts";

/** What all answers of a search share. */
export type Search = {
  scope: Shopper;
  told: Told;
  /** The address of this search, to come back to. */
  back: string;
  inCart: ReadonlySet<string>;
  own: readonly DomainSummary[];
};

/** Registries are asked after all that somebody waits for, a few at a time. Who does not answer is not known. */
export async function stateOf(scope: Shopper, name: string): Promise<"free" | "taken" | "unknown"> {
  try {
    return await whileWarming(() => availability(scope, name));
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return "unknown";
  }
}

/** One name as its registry has it. */
export async function Answer({
  search,
  name,
  ending,
  at,
}: {
  search: Search;
  name: string;
  ending: Ending;
  at: number;
}) {
  const { scope, told, own } = search;
  const { t } = told;
  const whole = `${name}${ending.name}`;
  const row = { at, name, ending: ending.name, waiting: t("shop.search.waiting") };
  const mine = own.find((each) => each.name === whole);
  if (mine) {
    const action = (
      <LinkButton size="small" href={`/domains/${mine.id}`} aria-label={t("shop.search.manageName", { name: whole })}>
        {t("shop.search.manage")}
      </LinkButton>
    );
    return <DomainResultRow {...row} state={<Badge tone="ok">{t("shop.search.yours")}</Badge>} action={action} />;
  }
  const state = await stateOf(scope, whole);
  if (state === "unknown") {
    const action = (
      <LinkButton size="small" href={search.back} document aria-label={t("shop.search.againName", { name: whole })}>
        {t("shop.search.again")}
      </LinkButton>
    );
    return <DomainResultRow {...row} state={<Badge tone="warn">{t("shop.search.unknown")}</Badge>} action={action} />;
  }
  if (state === "taken") {
    return (
      <DomainResultRow
        {...row}
        taken
        state={<Badge>{t("shop.search.taken")}</Badge>}
        action={ending.transfer["1"] === undefined ? undefined : <Put search={search} name={whole} way="transfer" />}
      />
    );
  }
  return <DomainResultRow {...row} {...freeRow(search, whole, ending)} />;
}

/** What a free name costs, and the way into the cart. */
export function freeRow(search: Search, whole: string, ending: Ending) {
  const { told } = search;
  const { t } = told;
  const { "1": first = "0.00" } = ending.register;
  const { "1": later } = ending.renew;
  return {
    state: <Badge tone="ok">{t("shop.search.free")}</Badge>,
    price: amountIn(told, first),
    priceNote:
      later === undefined || later === first
        ? t("shop.search.each")
        : t("shop.search.thenEach", { price: amountIn(told, later) }),
    action: <Put search={search} name={whole} way="register" />,
  };
}

function Put({ search, name, way }: { search: Search; name: string; way: "register" | "transfer" }) {
  const { told, back, inCart } = search;
  const { t } = told;
  if (inCart.has(name)) {
    return (
      <LinkButton size="small" href="/cart" aria-label={t("shop.search.inCartName", { name })}>
        {t("shop.search.inCart")}
      </LinkButton>
    );
  }
  const isNew = way === "register";
  return (
    <form action={addDomain}>
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="way" value={way} />
      <input type="hidden" name="back" value={back} />
      <SubmitButton
        kind="secondary"
        size="small"
        aria-label={t(isNew ? "shop.search.addName" : "shop.search.transferName", { name })}
      >
        {t(isNew ? "shop.search.add" : "shop.search.transfer")}
      </SubmitButton>
    </form>
  );
}
