"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../../access/access.ts";
import { changeOrderDraft, dropOrderDraft, orderDraft, shopperFor } from "../../../../../access/ordering.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { productFor, shopCurrency } from "../../../../../data/catalogue.ts";
import { orElse } from "../../../../../data/failure.ts";
import { idFrom, idIn } from "../../../../../data/owned.ts";
import { paymentMethodNames } from "../../../../../data/payment-methods.ts";
import type { Answered } from "../../../../../data/staff/answered.ts";
import { type ClientNow, clientNow } from "../../../../../data/staff/client-record.ts";
import { staffInvoiceNow } from "../../../../../data/staff/invoices.ts";
import { type OrderMade, orderForClient } from "../../../../../data/staff/order-new.ts";
import { wholeOf } from "../../../../../data/staff/reckon-invoice.ts";
import { amountFrom, compareAmounts } from "../../../../../lib/amounts.ts";
import { words } from "../../../../../messages/words.ts";
import { MOST_YEARS, type NewLine, transfersIn, withLine, withoutLine } from "../../../../../shop/cart.ts";
import { isCycle } from "../../../../../shop/catalogue.ts";
import { isDomain, tidy } from "../../../../../shop/domain-name.ts";
import { formatMoney } from "../../../../../ui/format.ts";
import { quoted } from "../../../../(client)/cart/quoted.ts";
import { codeField } from "../../../../(client)/checkout/fields.ts";
import type { ChooseState } from "../../../../(client)/shop/[product]/actions.ts";
import { choiceOf } from "../../../../(client)/shop/[product]/choice.ts";
import { domainError } from "../../../../(client)/shop/[product]/domain-error.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { backWith, textsOf } from "../../../../forms/write-form.ts";
import { problemOf } from "../../../../problem.ts";
import { refusedBack } from "../../../say-deed.ts";
import { writeOn } from "../../../write.ts";
import { newOrderHref } from "./query.ts";

/** Who orders, and for whom; what a form names and is not there is a page that is not found. */
async function forWhom(data: FormData): Promise<{ scope: StaffScope; client: ClientNow }> {
  const id = idIn(data, "client");
  const scope = await requireStaffWrite("orders", newOrderHref(id ?? ""));
  const client = id === undefined ? undefined : await clientNow(scope, id);
  if (!client) notFound();
  return { scope, client };
}

type Typed = Record<string, string>;

/** What staff ask instead of the list's price: none where nothing is typed, null for what is no price. */
const priceFrom = (typed = ""): string | undefined | null =>
  typed.trim() === "" ? undefined : (amountFrom(typed) ?? null);

const keyOf = ({ line = "" }: Typed): string | undefined => (/^[0-9a-f]{8}$/.test(line) ? line : undefined);

/** Puts a line into what is being ordered, and shows it. */
async function putLine(scope: StaffScope, client: number, line: NewLine, values: Typed): Promise<ChooseState> {
  const { t } = await words();
  const key = keyOf(values);
  const isIn = key !== undefined && (await changeOrderDraft(scope, client, (cart) => withLine(cart, line, key)));
  if (!isIn) return { values, errors: [], problem: { title: t("shop.product.full"), text: "" } };
  await leaveFlash({ title: t("orders.new.added") });
  redirect(newOrderHref(client));
}

/** Adds a product as it is wanted. */
export async function put(_before: ChooseState, data: FormData): Promise<ChooseState> {
  const { scope, client } = await forWhom(data);
  const { t } = await words();
  const values = textsOf(data);
  const gone: ChooseState = { values, errors: [], problem: { title: t("shop.product.gone"), text: "" } };
  let line: NewLine;
  try {
    const shopper = shopperFor(scope, client.id);
    const currency = await shopCurrency(shopper);
    const { product: id, cycle = "" } = values;
    const found = await productFor(shopper, currency.code, idFrom(id) ?? 0);
    if (!found || !isCycle(cycle) || !found.product.prices[cycle]) return gone;
    const made = choiceOf(found.product, cycle, values);
    const errors = made.wrong.map(({ name, word, said }) => ({
      name,
      message: t(`shop.product.${word}`, { ...said }),
    }));
    const price = priceFrom(values.price);
    if (price === null) errors.push({ name: "price", message: t("orders.new.priceWrong") });
    const { domain } = made.line;
    const taken = domain && errors.length === 0 ? await domainError(shopper, currency, domain, t) : undefined;
    if (taken) errors.push(taken);
    if (errors.length > 0) return { values, errors };
    line = { ...made.line, ...(price ? { price } : {}) };
  } catch (error) {
    return { values, errors: [], problem: await problemOf(error, "order for a client") };
  }
  return putLine(scope, client.id, line, values);
}

/** Adds a name that is ordered alone. */
export async function putDomain(_before: ChooseState, data: FormData): Promise<ChooseState> {
  const { scope, client } = await forWhom(data);
  const { t } = await words();
  const values = textsOf(data);
  const way = values.way === "transfer" ? "transfer" : "register";
  const name = tidy(values.name ?? "");
  const years = way === "register" ? Math.min(MOST_YEARS, Math.max(1, idFrom(values.years) ?? 1)) : 1;
  const price = priceFrom(values.price);
  const errors = [
    ...(isDomain(name) ? [] : [{ name: "name", message: t("shop.product.nameMissing") }]),
    ...(price === null ? [{ name: "price", message: t("orders.new.priceWrong") }] : []),
  ];
  if (errors.length > 0) return { values, errors };
  try {
    const shopper = shopperFor(scope, client.id);
    const taken = await domainError(shopper, await shopCurrency(shopper), { way, name, years }, t);
    if (taken) return { values, errors: [taken] };
  } catch (error) {
    return { values, errors: [], problem: await problemOf(error, "order for a client") };
  }
  return putLine(scope, client.id, { kind: "domain", way, name, years, ...(price ? { price } : {}) }, values);
}

/** Takes a line out. */
export async function remove(data: FormData): Promise<void> {
  const { scope, client } = await forWhom(data);
  const { line = "" } = textsOf(data);
  await changeOrderDraft(scope, client.id, (cart) => withoutLine(cart, line));
  await leaveFlash({ title: (await words()).t("orders.new.removed") });
  redirect(newOrderHref(client.id));
}

/** Takes a promotion's code, or none. Whether it is good, the page says. */
export async function promote(data: FormData): Promise<void> {
  const { scope, client } = await forWhom(data);
  const promotion = (textsOf(data).promotion ?? "").trim().slice(0, 100);
  await changeOrderDraft(scope, client.id, (cart) => ({ ...cart, promotion }));
  redirect(newOrderHref(client.id));
}

type Answer =
  | Answered<OrderMade & { total: string; invoiced: string | undefined; currency: string }>
  /** Something is not sold any more, or comes to another total than was shown. */
  | { is: "changed" };

/** Orders what was put together, for the total that was shown. */
export async function place(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeOn<ClientNow, Answer>(data, {
    action: "order.create",
    of: "client",
    now: clientNow,
    path: newOrderHref,
    need: "orders",
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is !== "done",
    work: async (scope, client, texts, tell) => {
      const cart = await orderDraft(scope, client.id);
      const [{ quote, currency }, methods] = await Promise.all([
        quoted(shopperFor(scope, client.id), cart),
        paymentMethodNames(scope),
      ]);
      const { total = "", method = "" } = texts;
      if (!quote || !methods.has(method) || compareAmounts(quote.total, total) !== 0) return { is: "changed" };
      const answer = await orderForClient(scope, client, {
        cart,
        paymentMethod: method,
        codes: Object.fromEntries(transfersIn(cart).map((name) => [name, (texts[codeField(name)] ?? "").trim()])),
        isInvoiced: texts.invoice === "on",
        mailsInvoice: texts.mailInvoice === "on",
        mailsOrder: texts.mailOrder === "on",
      });
      if (answer.is === "refused") return answer;
      const { order, invoice } = answer.value;
      tell.on(`order ${order}`);
      tell.changed({}, { client: client.name, total });
      // It is ordered: what comes after must not fail for it.
      await orElse(dropOrderDraft(scope, client.id), undefined);
      const made = invoice ? await orElse(staffInvoiceNow(scope, invoice), undefined) : undefined;
      return {
        is: "done",
        value: { order, invoice, total, invoiced: made && wholeOf(made), currency: currency.code },
      };
    },
  });
  if ("state" in written) return written.state;
  const { answer, t, locale } = written;
  if (answer.is === "refused") return refusedBack(data, answer, t);
  if (answer.is === "changed") {
    refresh();
    return { ...backWith(data, []), problem: { title: t("orders.new.changed"), text: t("orders.new.changedHelp") } };
  }
  const { order, total, invoiced, currency } = answer.value;
  const amount = (text: string) => formatMoney(text, currency, locale) ?? text;
  const differs = invoiced !== undefined && compareAmounts(invoiced, total) !== 0;
  await leaveFlash({
    title: t("orders.new.done"),
    ...(differs
      ? { detail: t("orders.new.differs", { shown: amount(total), invoiced: amount(invoiced) }), tone: "bad" as const }
      : {}),
  });
  redirect(`/admin/orders/${order}`);
}
