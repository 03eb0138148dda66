import "server-only";
import { assertScope, type StaffScope } from "../../access/scope.ts";
import { env } from "../../env.ts";
import { ask, askAnew } from "../ask.ts";
import { examine, type Finding } from "../doctor.ts";
import { collect } from "../owned.ts";
import { ownAdmin } from "./desk.ts";

/* The billing system's own log, its to-do list and its daily run, and what the API's credential may do. */

export type ActivityQuery = { search: string; page: number; pageSize: number };

/** One page of everything that the engine wrote down, the newest first. (GetActivityLog) */
export async function activityLog(scope: StaffScope, { search, page, pageSize }: ActivityQuery) {
  assertScope(scope, "staff");
  const { activity, totalresults } = await ask(scope).getActivityLog({
    description: search || undefined,
    limitstart: (page - 1) * pageSize,
    limitnum: pageSize,
  });
  const rows = activity.map((row) => ({
    id: row.id,
    date: row.date,
    description: row.description,
    by: row.username,
    address: row.ipaddress,
    clientId: row.clientId > 0 ? row.clientId : undefined,
  }));
  return { rows, total: totalresults };
}

export const toDoStates = ["New", "Pending", "In Progress", "Completed", "Postponed"] as const;
export type ToDoState = (typeof toDoStates)[number];

/** One page of what is to be done: in a state, or all that is not completed. (GetToDoItems) */
export async function toDoItems(
  scope: StaffScope,
  wanted: { state?: ToDoState | undefined; page: number; pageSize: number },
) {
  assertScope(scope, "staff");
  const { state, page, pageSize } = wanted;
  const { items, totalresults } = await askAnew(scope).getToDoItems({
    status: state ?? "Incomplete",
    limitstart: (page - 1) * pageSize,
    limitnum: pageSize,
  });
  return { rows: items.map(pickItem), total: totalresults };
}

type ItemAnswer = Awaited<ReturnType<ReturnType<typeof ask>["getToDoItems"]>>["items"][number];

const pickItem = ({ id, title, description, status, duedate }: ItemAnswer) => ({
  id,
  title,
  description,
  state: status,
  due: duedate,
});

export type ToDoItem = ReturnType<typeof pickItem>;

/** One thing to be done as it is at this moment; the engine lists them, and finds none by its id. (GetToDoItems) */
export async function toDoItemNow(scope: StaffScope, id: number): Promise<ToDoItem | undefined> {
  assertScope(scope, "staff");
  const asked = askAnew(scope);
  const rows = await collect(asked.paginate.getToDoItems({}));
  const found = rows.find((row) => row.id === id);
  return found && pickItem(found);
}

/** Sets its state, as the admin that the member of staff writes as; false where there is none. (UpdateToDoItem) */
export async function setToDoState(scope: StaffScope, { id }: ToDoItem, state: ToDoState): Promise<boolean> {
  assertScope(scope, "staff");
  const admin = await ownAdmin(scope);
  if (!admin) return false;
  await ask(scope).updateToDoItem({ itemid: id, adminid: admin.id, status: state });
  return true;
}

export type Run = { day: string; tasks: { name: string; figures: { name: string; value: number }[] }[] };

/** The numbers of what a task tells, whatever its form: "created", "services.suspended". */
function figuresOf(told: unknown, path = ""): { name: string; value: number }[] {
  if (typeof told === "number" || (typeof told === "string" && /^-?\d+$/.test(told)))
    return [{ name: path, value: Number(told) }];
  if (typeof told !== "object" || told === null) return [];
  return Object.entries(told).flatMap(([name, value]) => figuresOf(value, path ? `${path}.${name}` : name));
}

/** What the daily run and its tasks did since a day, the newest first. (GetAutomationLog) */
export async function automation(scope: StaffScope, from: string, to: string) {
  assertScope(scope, "staff");
  const answer = await ask(scope).getAutomationLog({ startdate: from, enddate: to });
  const runs: Run[] = Object.entries(answer.statistics)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, tasks]) => ({
      day,
      tasks: Object.entries(tasks).map(([name, told]) => ({ name, figures: figuresOf(told) })),
    }));
  return { last: answer.lastDailyCronInvocationTime, runs };
}

/** What the credential may do, as `npm run doctor` finds it. Nothing is changed. (every read of neededActions) */
export async function apiCheck(scope: StaffScope): Promise<Finding[]> {
  assertScope(scope, "staff");
  return examine(env());
}
