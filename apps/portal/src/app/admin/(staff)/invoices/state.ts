/** WHMCS calls an invoice that is overdue "Unpaid". */
export const stateOf = ({ status, due }: { status: string; due: string | null }, today: string): string =>
  status === "Unpaid" && due !== null && due < today ? "Overdue" : status;
