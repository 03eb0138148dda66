"use server";

import { redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../access/access.ts";
import { switchOwnerPassword } from "../../../../access/staff.ts";
import { words } from "../../../../messages/words.ts";
import { StaffError } from "../../../../store/staff.ts";
import { leaveFlash } from "../../../flash.ts";

/** Switches the built-in owner's password: `to` is "on" or "off". */
export async function ownerPassword(data: FormData): Promise<void> {
  const scope = await requireStaffWrite("staff", "/admin/staff");
  const { t } = await words();
  const isOn = data.get("to") === "on";
  try {
    await switchOwnerPassword(scope, isOn);
    await leaveFlash({ title: t(isOn ? "staff.owner.switchedOn" : "staff.owner.switchedOff") });
  } catch (error) {
    if (!(error instanceof StaffError)) throw error;
    await leaveFlash({ title: t("staff.owner.noOwner") });
  }
  redirect("/admin/staff");
}
