import "server-only";
import { requireStaffWrite } from "../../access/access.ts";
import { audited } from "../../access/audit.ts";
import { changesOf, type Values } from "../../access/changes.ts";
import type { StaffPermission } from "../../access/roles.ts";
import type { StaffScope } from "../../access/scope.ts";
import { type FormRules, type Written, writeFormAs } from "../forms/write-form.ts";

/** What the audit log has to know besides that it was done. */
export type Telling = {
  /** What was before and after. */
  changed: (before: Values, after: Values) => void;
  /** On what, where only the work knows it: "invoice 1042". */
  on: (object: string) => void;
};

export type StaffWrite<R> = FormRules<R> & {
  need: StaffPermission;
  /** Where the form is, to come back to after signing in. */
  path: string;
  /** On what it is: "order 1042". */
  on?: string;
  /** Whether this answer says that nothing was done: so has it the audit log. */
  isRefused?: (answer: R) => boolean;
  work: (scope: StaffScope, texts: Record<string, string>, tell: Telling) => Promise<R>;
};

/**
 * One write of a member of staff by a form: by one whose role may, with what was typed checked, once, and in the audit log
 * with what was before and after. Answers what the form shows when it failed.
 */
export const writeAsStaff = <R>(
  data: FormData,
  { need, path, on, isRefused, work, ...rules }: StaffWrite<R>,
): Promise<Written<StaffScope, R>> =>
  writeFormAs(
    data,
    rules,
    () => requireStaffWrite(need, path),
    (scope, texts) => {
      const deed: { action: string; on?: string | undefined; note?: string } = { action: rules.action, on };
      const tell: Telling = {
        changed: (before, after) => {
          deed.note = changesOf(before, after);
        },
        on: (object) => {
          deed.on = object;
        },
      };
      return audited(scope, deed, () => work(scope, texts, tell), undefined, isRefused);
    },
  );
