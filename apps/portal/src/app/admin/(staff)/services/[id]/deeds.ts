import type { StaffService } from "../../../../../data/staff/service-record.ts";

export const deeds = [
  "create",
  "unsuspend",
  "edit",
  "upgrade",
  "package",
  "password",
  "command",
  "suspend",
  "end",
  "terminate",
] as const;
export type Deed = (typeof deeds)[number];

const running = ["Active", "Suspended"];
const over = ["Terminated", "Cancelled", "Fraud"];

/** In which states each can be done; the server has the last word. */
const fits: Record<Deed, (status: string) => boolean> = {
  create: (status) => !running.includes(status) && status !== "Completed",
  unsuspend: (status) => status === "Suspended",
  edit: () => true,
  upgrade: (status) => status === "Active",
  package: (status) => running.includes(status),
  password: (status) => running.includes(status),
  command: (status) => running.includes(status),
  suspend: (status) => status === "Active",
  end: (status) => !over.includes(status),
  terminate: (status) => !over.includes(status),
};

/** What can be done with a service as it is, what is likeliest first. */
export const deedsOf = ({ status }: Pick<StaffService, "status">): Deed[] => deeds.filter((deed) => fits[deed](status));

/** What takes something away. */
export const isDangerous = (deed: Deed): boolean => deed === "suspend" || deed === "end" || deed === "terminate";
