import { commaList, flag, id, int, items, mapOf, money, opt, serialized, slots, text } from "../../wire.ts";

/** Texts by place, where an empty one keeps its place. */
export const texts = opt(slots(text, { keepEmpty: true }));
const numbers = opt(slots(int));
const flags = opt(slots(flag.text));
const amounts = opt(slots(money));

/** What is put into a cart: the parameters that AddOrder and KrakenGetCartQuote share. The lists go by place. */
export const cartInput = {
  pid: numbers,
  qty: numbers,
  domain: texts,
  billingcycle: texts,
  domaintype: texts,
  regperiod: numbers,
  configoptions: opt(slots(serialized(mapOf(int)))),
  priceoverride: amounts,
  promocode: opt(text),
  promooverride: opt(flag.text),
  addons: opt(slots(commaList(id), { keepEmpty: true })),
  addonsqty: opt(slots(commaList(int), { keepEmpty: true })),
  hostname: texts,
  dnsmanagement: flags,
  emailforwarding: flags,
  idprotection: flags,
  domainpriceoverride: amounts,
  domainrenewoverride: amounts,
  domainrenewals: opt(mapOf(int)),
  addonid: opt(int),
  addonidqty: opt(int),
  serviceid: opt(int),
  addonids: numbers,
  addonidsqty: numbers,
  serviceids: numbers,
  servicerenewals: opt(items(id, { commas: true })),
  addonrenewals: opt(items(id, { commas: true })),
};
