/** Who wrote a ticket or a message, from its joined rows. */
export type Author = {
  client_id: number | null;
  user_id: number | null;
  contact_id: number | null;
  name: string;
  email: string;
  client_firstname: string | null;
  client_lastname: string | null;
  client_email: string | null;
  user_firstname: string | null;
  user_lastname: string | null;
  user_email: string | null;
  /** 1 when the user owns the client. */
  is_owner: number | null;
  contact_firstname: string | null;
  contact_lastname: string | null;
  contact_email: string | null;
  admin_firstname?: string | null;
  admin_lastname?: string | null;
};

const full = (first: string | null | undefined, last: string | null | undefined) =>
  `${first ?? ""} ${last ?? ""}`.trim();

export const adminName = (row: { admin_firstname?: string | null; admin_lastname?: string | null }) =>
  full(row.admin_firstname, row.admin_lastname);

export const ownerName = (row: Author) => full(row.client_firstname, row.client_lastname);

/** requestor_name, requestor_email and requestor_type. */
export function requestorOf(row: Author): { name: string; email: string; type: string } {
  const admin = adminName(row);
  if (admin) return { name: admin, email: "", type: "Operator" };
  if (row.contact_id !== null) {
    return {
      name: full(row.contact_firstname, row.contact_lastname),
      email: row.contact_email ?? "",
      type: "Subaccount",
    };
  }
  if (row.user_id !== null) {
    const type = row.is_owner === 0 ? "Authorized User" : row.client_id === null ? "Registered User" : "Owner";
    return { name: full(row.user_firstname, row.user_lastname), email: row.user_email ?? "", type };
  }
  if (row.client_id !== null) return { name: ownerName(row), email: row.client_email ?? "", type: "Owner" };
  return { name: row.name, email: row.email, type: "Guest" };
}
