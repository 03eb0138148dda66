import "server-only";
import type { StaffPermission } from "../../../../../access/roles.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import type { Answered } from "../../../../../data/staff/answered.ts";
import { type ClientNow, clientNow } from "../../../../../data/staff/client-record.ts";
import type { FormRules } from "../../../../forms/write-form.ts";
import { type Telling, writeOn } from "../../../write.ts";

export type ClientDeed<T> = Pick<FormRules<Answered<T>>, "action" | "check"> & {
  need: StaffPermission;
  /** The page below the client's that has the form: "/credit". */
  below?: string;
  work: (scope: StaffScope, client: ClientNow, texts: Record<string, string>, tell: Telling) => Promise<Answered<T>>;
};

/** One deed on the client whom the form names, as he is now. */
export const clientDeed = <T>(data: FormData, { below = "", ...deed }: ClientDeed<T>) =>
  writeOn<ClientNow, Answered<T>>(data, {
    ...deed,
    of: "client",
    now: clientNow,
    path: (id) => `/admin/clients/${id}${below}`,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
  });
