import { actions } from "@kraken/contract";
import { invoiceWhatIsDue } from "../../billing/daily.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";

export const genInvoices = handler(
  actions.genInvoices,
  async (context, input) => {
    if (input.clientid !== undefined) {
      const client = await context.db
        .selectFrom("clients")
        .select("id")
        .where("id", "=", input.clientid)
        .executeTakeFirst();
      if (!client) refuse("Client ID Not Found");
    }
    const { created, latestId } = await invoiceWhatIsDue(context, {
      clientId: input.clientid,
      serviceIds: input.serviceids,
      addonIds: input.addonids,
      domainIds: input.domainids,
      sendsMail: !input.noemails,
    });
    return { numcreated: created, latestinvoiceid: latestId };
  },
  { clientid: "Client ID Not Found" },
);
