import { staffQuotes } from "../../../../data/staff/quotes.ts";
import { askedFor, quoteQuery, quotesHref } from "../../../admin/(staff)/quotes/query.ts";
import { stateWord } from "../../../admin/state.tsx";
import { listCsv } from "../list-csv.ts";

/** The list of quotes as it is narrowed down, as a table. */
export const GET = listCsv({
  where: "staff's quotes",
  query: quoteQuery,
  href: (query) => quotesHref(query),
  file: (t) => t("quotes.file"),
  read: (scope, query, page, size) => staffQuotes(scope, askedFor(query, page, size)),
  columns: (_rows, _scope, t) => [
    [t("transactions.columns.id"), ({ id }) => String(id)],
    [t("quotes.columns.subject"), ({ subject }) => subject],
    [t("money.invoices.columns.client"), ({ client }) => client],
    [t("billing.quotes.made"), ({ date }) => date ?? ""],
    [t("billing.quotes.until"), ({ validUntil }) => validUntil ?? ""],
    [t("money.invoices.columns.total"), ({ total }) => total],
    [t("money.invoices.columns.currency"), ({ currency }) => currency],
    [t("quotes.columns.stage"), ({ stage }) => stateWord(stage, t)],
  ],
});
