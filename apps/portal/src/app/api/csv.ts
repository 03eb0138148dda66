import "server-only";
import { csvText } from "../../lib/csv.ts";
import { download } from "./download.ts";

/** Answers with a table to save. `read` makes its headings and rows. */
export const downloadCsv = (
  where: string,
  name: string,
  read: () => Promise<{ headings: string[]; rows: string[][] }>,
): Promise<Response> =>
  download(
    where,
    async () => {
      const { headings, rows } = await read();
      return { name: `${name}.csv`, data: new TextEncoder().encode(csvText(headings, rows)) };
    },
    "text/csv; charset=utf-8",
  );
