"use server";

import { requireStaffWrite } from "../../../../../access/access.ts";
import { addStaffAccount } from "../../../../../access/staff.ts";
import { words } from "../../../../../messages/words.ts";
import { StaffError } from "../../../../../store/staff.ts";
import type { DetailsState } from "../details-form.tsx";
import { checkDetails, checkEmail, staffForm } from "../fields.ts";

/** Adds an account for a member of staff. */
export async function add(_before: DetailsState, data: FormData): Promise<DetailsState> {
  const scope = await requireStaffWrite("staff", "/admin/staff/new");
  const { t } = await words();
  const values = staffForm.parse(Object.fromEntries(data));
  const { details, errors } = await checkDetails(scope, values, t);
  const all = [...errors, ...checkEmail(values.email, t)];
  if (!details || all.length > 0) return { values, errors: all };
  try {
    const { password } = await addStaffAccount(scope, { ...details, email: values.email });
    return { values, errors: [], made: { title: t("staff.form.added", { name: details.name }), password } };
  } catch (error) {
    if (!(error instanceof StaffError)) throw error;
    return { values, errors: [{ name: "email", message: t("staff.form.emailTaken") }] };
  }
}
