/** A sheet of paper as plain text: what the page shows and what the PDF prints are the same. */
export type Sheet = {
  /** Whose paper it is. */
  brand: string;
  /** "Invoice" */
  title: string;
  number: string;
  parties: { label: string; lines: string[] }[];
  facts: { label: string; value: string }[];
  /** "Lines of invoice 1042" */
  caption: string;
  columns: { title: string; period?: string | undefined; amount: string };
  lines: {
    key: number;
    title: string;
    detail?: string | undefined;
    period?: string | undefined;
    amount: string;
  }[];
  totals: { label: string; value: string; total?: boolean | undefined }[];
  foot: string[];
};
