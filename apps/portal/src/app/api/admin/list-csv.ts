import type { ZodType, z } from "zod";
import { requireStaff } from "../../../access/access.ts";
import type { StaffScope } from "../../../access/scope.ts";
import { type Words, words } from "../../../messages/words.ts";
import { downloadCsv } from "../csv.ts";
import { allRows } from "./all-rows.ts";

/** A column of a file: what stands above it, and what each row has in it. */
export type CsvColumn<R> = [heading: string, cell: (row: R) => string];

export type ListCsv<S extends ZodType, R> = {
  /** For the log. */
  where: string;
  /** What the list's address says. */
  query: S;
  /** Where the list is, to come back to after signing in. */
  href: (query: z.output<S>) => string;
  /** The file's name, without its ending. */
  file: (t: Words["t"]) => string;
  read: (
    scope: StaffScope,
    query: z.output<S>,
    page: number,
    pageSize: number,
  ) => Promise<{ rows: R[]; total: number }>;
  columns: (rows: R[], scope: StaffScope, t: Words["t"]) => CsvColumn<R>[] | Promise<CsvColumn<R>[]>;
};

/** A list of staff's as it is filtered and sorted, as a table to save. Of one that is too long the last line says so. */
export const listCsv =
  <S extends ZodType, R>({ where, query, href, file, read, columns }: ListCsv<S, R>) =>
  async ({ url }: Request): Promise<Response> => {
    const asked = query.parse(Object.fromEntries(new URL(url).searchParams));
    const scope = await requireStaff(href(asked));
    const { t } = await words();
    return downloadCsv(where, file(t), async () => {
      const { rows, total } = await allRows((page, size) => read(scope, asked, page, size));
      const all = await columns(rows, scope, t);
      return {
        headings: all.map(([heading]) => heading),
        rows: [
          ...rows.map((row) => all.map(([, cell]) => cell(row))),
          ...(rows.length < total ? [[t("money.invoices.cut", { shown: rows.length, total })]] : []),
        ],
      };
    });
  };
