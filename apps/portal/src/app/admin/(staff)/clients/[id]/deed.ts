import "server-only";
import { notFound } from "next/navigation";
import type { StaffPermission } from "../../../../../access/roles.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import { idIn } from "../../../../../data/owned.ts";
import type { Answered } from "../../../../../data/staff/answered.ts";
import { type ClientNow, clientNow } from "../../../../../data/staff/client-record.ts";
import type { FormRules } from "../../../../forms/write-form.ts";
import { type Telling, writeAsStaff } from "../../../write.ts";

export type ClientDeed<T> = Pick<FormRules<Answered<T>>, "action" | "check"> & {
  need: StaffPermission;
  /** The page below the client's that has the form: "/credit". */
  below?: string;
  work: (scope: StaffScope, client: ClientNow, texts: Record<string, string>, tell: Telling) => Promise<Answered<T>>;
};

/** One deed on the client whom the form names, as he is now. */
export async function clientDeed<T>(data: FormData, { need, below = "", work, ...rules }: ClientDeed<T>) {
  const id = idIn(data, "client");
  if (id === undefined) notFound();
  const written = await writeAsStaff<Answered<T>>(data, {
    ...rules,
    need,
    path: `/admin/clients/${id}${below}`,
    on: `client ${id}`,
    work: async (scope, texts, tell) => {
      const client = await clientNow(scope, id);
      if (!client) notFound();
      return work(scope, client, texts, tell);
    },
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
  });
  return { ...written, id };
}
