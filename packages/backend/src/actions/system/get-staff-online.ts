import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { staffOnline } from "../../system/staff-online.ts";
import { wireTime } from "../../wire/amounts.ts";

export const getStaffOnline = handler(actions.getStaffOnline, async (context) => {
  const staff = await staffOnline(context);
  return {
    totalresults: staff.length,
    staffonline: staff.map((row) => ({
      adminusername: row.username,
      logintime: wireTime(row.last_login_at),
      ipaddress: row.last_ip,
      lastvisit: wireTime(row.last_visit_at),
    })),
  };
});
