import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { permissions } from "../../users/permissions.ts";

export const getPermissionsList = handler(actions.getPermissionsList, async () => ({ permissions: [...permissions] }));
