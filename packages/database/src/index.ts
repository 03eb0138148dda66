export { backupSqlite, restoreSqlite } from "./backup.ts";
export { type Column, column, type DialectName, type MigrationContext } from "./columns.ts";
export { type ConnectOptions, connect, type Database } from "./connect.ts";
export { DatabaseError } from "./errors.ts";
export { makeFolder } from "./folder.ts";
export {
  createJobsTable,
  enqueueJob,
  finishJob,
  type Job,
  type JobsTable,
  leaseJobs,
  type NewJob,
  postponeJob,
  type WithJobs,
} from "./jobs.ts";
export type { Migration } from "./migrate.ts";
export { startsWith } from "./search.ts";
export { isUniqueViolation } from "./violations.ts";
