import { createJobsTable, type Migration } from "@kraken/database";

/** What runs later or again. */
export const jobs: Migration = { name: "0002_jobs", up: createJobsTable };
