import { requireStaff } from "../../../../access/access.ts";
import { staffClients } from "../../../../data/staff/client-list.ts";
import { words } from "../../../../messages/words.ts";
import { askedFor, clientQuery, clientsHref } from "../../../admin/(staff)/clients/query.ts";
import { stateWord } from "../../../admin/state.tsx";
import { downloadCsv } from "../../csv.ts";
import { allRows } from "../all-rows.ts";

/** The list of clients as it is filtered and sorted, as a table. */
export async function GET({ url }: Request): Promise<Response> {
  const query = clientQuery.parse(Object.fromEntries(new URL(url).searchParams));
  const scope = await requireStaff(clientsHref(query));
  const { t } = await words();
  return downloadCsv("staff's clients", t("clients.list.file"), async () => {
    const { rows, total } = await allRows((page, size) => staffClients(scope, askedFor(query, page, size)));
    const column = (key: "id" | "name" | "person" | "email" | "created" | "status") =>
      t(`admin.clients.columns.${key}`);
    const hasMoney = rows.some(({ money }) => money !== undefined);
    const fact = (key: "services" | "unpaid" | "credit") => t(`admin.client.facts.${key}`);
    return {
      headings: [
        ...[column("id"), column("name"), column("person"), column("email"), t("clients.edit.group")],
        ...[column("created"), column("status")],
        ...(hasMoney
          ? [fact("services"), fact("unpaid"), t("admin.states.overdue"), fact("credit"), t("people.register.currency")]
          : []),
      ],
      rows: [
        ...rows.map(({ money, ...row }) => [
          ...[String(row.id), row.name, row.person, row.email, row.groupName, row.created ?? ""],
          stateWord(row.status, t),
          ...(money ? [String(money.services), money.balance, money.overdue, money.credit, money.currency] : []),
        ]),
        ...(rows.length < total ? [[t("money.invoices.cut", { shown: rows.length, total })]] : []),
      ],
    };
  });
}
