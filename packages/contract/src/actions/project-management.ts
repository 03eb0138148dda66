/** WHMCS's Project Management add-on: projects, and the tasks, timers and messages in them. */
export * from "./project-management/projects.ts";
export * from "./project-management/tasks.ts";
