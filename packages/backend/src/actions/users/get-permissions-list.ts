import { actions, permissions } from "@kraken/contract";
import { handler } from "../../handler.ts";

export const getPermissionsList = handler(actions.getPermissionsList, async () => ({ permissions: [...permissions] }));
