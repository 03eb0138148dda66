type Named = { companyname: string | null; firstname: string | null; lastname: string | null };

/** A first and a last name, where there are any. */
export const fullName = (row: Pick<Named, "firstname" | "lastname">): string =>
  `${row.firstname ?? ""} ${row.lastname ?? ""}`.trim();

/** What a client is called: by his company, or by his name; "" where a row has no client. */
export const clientName = (row: Named): string => row.companyname || fullName(row);
