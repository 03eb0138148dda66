import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

/**
 * What a column holds, which decides where it stands on a phone's card: title and status above, date and money below,
 * the action as a last line, text in lines of its own with its label. A box to choose the row stands before its title.
 */
export type ColumnKind = "pick" | "title" | "status" | "date" | "money" | "action" | "text";

export interface Column<Item> {
  key: string;
  label: string;
  cell: (item: Item) => ReactNode;
  kind?: ColumnKind | undefined;
  align?: "start" | "end" | undefined;
  sortable?: boolean | undefined;
  /** The label is only read aloud: for actions. */
  hideLabel?: boolean | undefined;
  /** wide: from 1024 px only. table: not on cards. */
  from?: "wide" | "table" | undefined;
  /** CSS width, where the content would not give it. */
  width?: string | undefined;
}

export interface Sort {
  key: string;
  descending: boolean;
}

export interface DataTableProps<Item> {
  /** What the table lists and in which order; read aloud. */
  caption: string;
  columns: Column<Item>[];
  rows: Item[];
  rowKey: (item: Item) => string | number;
  sort?: Sort | undefined;
  /** Stays a table on a phone, where cards would be many and say little: a name and a few short figures. */
  kept?: boolean | undefined;
  /** The address with the list sorted so. Needed when a column is sortable. */
  sortHref?: ((sort: Sort) => string) | undefined;
}

/** A table that becomes a list of cards below 640 px. The URL holds its sort; RowTitle makes a whole row the link. */
export function DataTable<Item>({
  caption,
  columns,
  rows,
  rowKey,
  sort,
  kept,
  sortHref,
}: DataTableProps<Item>): ReactElement {
  return (
    <table className={kept ? "table table-kept" : "table"}>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.key} column={column} sort={sort} sortHref={sortHref} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} className={cellClass(column)} data-label={isText(column) ? column.label : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadingProps<Item> {
  column: Column<Item>;
  sort: Sort | undefined;
  sortHref: ((sort: Sort) => string) | undefined;
}

function Heading<Item>({ column, sort, sortHref }: HeadingProps<Item>): ReactElement {
  const sorted = sort?.key === column.key ? sort : undefined;
  const direction = sorted && (sorted.descending ? "descending" : "ascending");
  const link = column.sortable && sortHref?.({ key: column.key, descending: sorted ? !sorted.descending : false });
  return (
    <th
      scope="col"
      className={cellClass(column)}
      aria-sort={direction}
      style={column.width ? { inlineSize: column.width } : undefined}
    >
      {link ? (
        <Link href={link}>
          {column.label}
          {sorted && <Icon name={sorted.descending ? "down" : "up"} />}
        </Link>
      ) : (
        <span className={column.hideLabel ? "sr" : undefined}>{column.label}</span>
      )}
    </th>
  );
}

function isText<Item>(column: Column<Item>): boolean {
  return (column.kind ?? "text") === "text";
}

const kindClasses: Record<ColumnKind, string> = {
  pick: "t-pick",
  title: "t-title",
  status: "t-status",
  date: "t-date num",
  money: "money",
  action: "t-act",
  text: "t-text",
};

function cellClass<Item>({ kind = "text", align, from }: Column<Item>): string {
  const place = from === "wide" ? "t-wide t-hide" : from === "table" ? "t-hide" : "";
  return [kindClasses[kind], align === "end" && "t-end", place].filter(Boolean).join(" ");
}
