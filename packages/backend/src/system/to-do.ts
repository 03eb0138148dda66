/** The statuses of to-do items, in WHMCS's order. */
export const toDoStatuses = ["New", "Pending", "In Progress", "Completed", "Postponed"] as const;
