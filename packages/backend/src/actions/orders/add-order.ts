import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { placeOrder } from "../../orders/place-order.ts";
import { cartRequest } from "../../orders/request.ts";

const array = (name: string) => `Expecting parameter '${name}' to be an array`;

const arrays = [
  ...["pid", "qty", "domain", "billingcycle", "domaintype", "regperiod", "idnlanguage", "eppcode"],
  ...["customfields", "configoptions", "priceoverride", "addons", "addonsqty", "hostname", "ns1prefix", "ns2prefix"],
  ...["rootpw", "dnsmanagement", "domainfields", "emailforwarding", "idprotection", "domainpriceoverride"],
  ...["domainrenewoverride", "domainrenewals", "addonids", "addonidsqty", "serviceids", "servicerenewals"],
  "addonrenewals",
];

export const addOrder = handler(
  actions.addOrder,
  async (context, input) => {
    const { nameserver1, nameserver2, nameserver3, nameserver4, nameserver5 } = input;
    const nameservers = [nameserver1, nameserver2, nameserver3, nameserver4, nameserver5];
    const request = cartRequest(input);
    const placed = await context.transaction((tx) =>
      placeOrder(context, tx, {
        clientId: input.clientid,
        paymentMethod: input.paymentmethod,
        request,
        promoCode: input.promocode ?? "",
        promoOverride: input.promooverride ?? false,
        affiliateId: input.affid ?? 0,
        contactId: input.contactid ?? 0,
        nameservers: nameservers.map((name) => (name ?? "").trim().toLowerCase()),
        ipAddress: input.clientip ?? context.address,
        hasInvoice: !input.noinvoice,
        mailsInvoice: !input.noinvoiceemail,
        mails: !input.noemail,
      }),
    );
    return {
      orderid: placed.orderId,
      productids: placed.serviceIds,
      serviceids: placed.serviceIds,
      addonids: placed.addonIds,
      domainids: placed.domainIds,
      invoiceid: placed.invoiceId,
    };
  },
  {
    clientid: "Client ID Not Found",
    addonid: "Addon ID invalid",
    ...Object.fromEntries(arrays.map((name) => [name, array(name)])),
  },
);
