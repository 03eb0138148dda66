export { type Backend, type BackendOptions, createBackend } from "./backend.ts";
export type { Books, Clock, Passwords } from "./context.ts";
export type { Credentials } from "./credentials.ts";
export { argon2Passwords } from "./passwords.ts";
export { migrations, type Tables } from "./schema/index.ts";
export { type Listening, listen } from "./server.ts";
