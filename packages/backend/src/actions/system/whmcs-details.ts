import { actions } from "@kraken/contract";
import { handler } from "../../handler.ts";
import { version } from "../../system/version.ts";

export const whmcsDetails = handler(actions.whmcsDetails, async () => ({ whmcs: version }));
