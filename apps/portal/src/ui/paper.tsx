import type { ReactElement, ReactNode } from "react";
import { Brand } from "./brand.tsx";
import { DataTable } from "./data-table.tsx";
import { DescriptionList, type DescriptionListProps } from "./description-list.tsx";
import { type TotalLine, Totals } from "./totals.tsx";
import { useUniqueId } from "./use-unique-id.ts";

export interface PaperLine {
  key: string | number;
  title: ReactNode;
  detail?: ReactNode;
  period?: ReactNode;
  amount: ReactNode;
}

export interface PaperProps {
  /** Whose paper it is. */
  brand: string;
  /** "Invoice" */
  title: string;
  number: string;
  /** "To", "From": a name and an address, line by line. */
  parties: { label: string; lines: string[] }[];
  facts: DescriptionListProps["items"];
  /** Read aloud: "Lines of invoice 1042". */
  caption: string;
  columns: { title: string; period?: string | undefined; amount: string };
  lines: PaperLine[];
  totals: TotalLine[];
  /** Small print: company, bank, reference. */
  foot?: ReactNode[] | undefined;
}

/** A sheet of paper: an invoice or a quote, as it is printed. */
export function Paper({
  brand,
  title,
  number,
  parties,
  facts,
  caption,
  columns,
  lines,
  totals,
  foot = [],
}: PaperProps): ReactElement {
  const id = useUniqueId();
  return (
    <article className="paper" aria-labelledby={id}>
      <header className="paper-head">
        <Brand name={brand} />
        <div className="paper-title">
          <h2 id={id}>{title}</h2>
          <span className="muted num">{number}</span>
        </div>
      </header>
      <div className="parties">
        {parties.map((party) => (
          <div key={party.label}>
            <h3>{party.label}</h3>
            <address className="own-way">{party.lines.join("\n")}</address>
          </div>
        ))}
        <DescriptionList tight items={facts} />
      </div>
      <div>
        <DataTable
          caption={caption}
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            { key: "title", label: columns.title, kind: "title", cell: LineTitle },
            ...(columns.period === undefined
              ? []
              : [
                  {
                    key: "period",
                    label: columns.period,
                    kind: "date" as const,
                    cell: (line: PaperLine) => line.period,
                  },
                ]),
            { key: "amount", label: columns.amount, kind: "money", cell: (line) => line.amount },
          ]}
        />
        <Totals lines={totals} />
      </div>
      {foot.length > 0 && (
        <footer className="paper-foot">
          {foot.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the small print has a fixed order
            <span key={at} className="own-way">
              {part}
            </span>
          ))}
        </footer>
      )}
    </article>
  );
}

function LineTitle({ title, detail }: PaperLine): ReactElement {
  return (
    <>
      <b>
        <bdi>{title}</bdi>
      </b>
      {detail && (
        <small>
          <bdi>{detail}</bdi>
        </small>
      )}
    </>
  );
}
