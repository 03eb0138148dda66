import { apiAdmin } from "../activity.ts";
import type { Context } from "../context.ts";

/**
 * The departments that a call sees: those of the member of staff for whom the API acts, or all, when the call says so,
 * and while he is in none.
 */
export async function departmentsSeen(db: Context["db"], ignoreAssignments: boolean | undefined): Promise<number[]> {
  const all = async () => (await db.selectFrom("departments").select("id").orderBy("id").execute()).map(({ id }) => id);
  if (ignoreAssignments) return all();
  const admin = await apiAdmin(db);
  const own = admin
    ? await db
        .selectFrom("admin_departments")
        .select("department_id")
        .where("admin_id", "=", admin.id)
        .orderBy("department_id")
        .execute()
    : [];
  return own.length > 0 ? own.map((row) => row.department_id) : all();
}
