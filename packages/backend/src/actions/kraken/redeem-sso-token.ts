import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { noteSignIn } from "../../users/sign-in.ts";
import { redeemSso } from "../../users/sso.ts";

const INVALID = "The link is invalid or has expired";

export const krakenRedeemSsoToken = handler(
  actions.krakenRedeemSsoToken,
  async (context, { access_token }) => {
    const { user_id, client_id, path } = await context.transaction(async (tx) => {
      const found = (await redeemSso(context, tx, access_token)) ?? refuse(INVALID);
      await noteSignIn(context, tx, found.user_id);
      return found;
    });
    return { user_id, client_id, path };
  },
  { access_token: INVALID },
);
