export * from "./action.ts";
export * as actions from "./actions.ts";
export { permissions } from "./permissions.ts";
export * as wire from "./wire.ts";
