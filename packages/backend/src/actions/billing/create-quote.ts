import { actions } from "@kraken/contract";
import { logActivity } from "../../activity.ts";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { quoteCurrency, saveLines, stageColumns, textColumns } from "../../quotes/save.ts";
import { reckonQuote } from "../../quotes/totals.ts";
import { readSettings } from "../../settings.ts";

const UNTITLED = "Subject is required";

export const createQuote = handler(
  actions.createQuote,
  async (context, input) => {
    if (input.subject.trim() === "") refuse(UNTITLED);
    const { today } = context;
    const country = (await readSettings(context.db)).text("DefaultCountry");
    return context.transaction(async (tx) => {
      const clientId = input.userid || null;
      const { id } = await tx
        .insertInto("quotes")
        .values({
          ...textColumns({ ...input, country: input.country || country }),
          ...stageColumns(input.stage, today),
          subject: input.subject,
          valid_until: input.validuntil,
          client_id: clientId,
          currency_id: await quoteCurrency(tx, { clientId, wanted: input.currency }),
          created_on: input.datecreated ?? today,
          modified_on: today,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await saveLines(
        tx,
        id,
        // Whatever ids are given, the lines of a new quote are new.
        (input.lineitems ?? []).map((line) => ({ ...line, id: undefined })),
      );
      await reckonQuote(tx, id);
      await logActivity(context, tx, {
        clientId: clientId ?? undefined,
        description: `Created Quote - Quote ID: ${id}`,
      });
      return { quoteid: id };
    });
  },
  { subject: UNTITLED, stage: "Invalid Stage", validuntil: "Valid Until is required" },
);
