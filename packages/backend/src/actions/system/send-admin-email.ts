import { actions } from "@kraken/contract";
import { refuse } from "../../errors.ts";
import { handler } from "../../handler.ts";
import { findTemplate, queueAdminMail, type Staff, type Wording } from "../../mail/queue.ts";

const NOT_FOUND = "Email Template not found";

const kinds = new Set<string>(["system", "account", "support"]);
const isKind = (kind: string): kind is Staff["type"] => kinds.has(kind);

export const sendAdminEmail = handler(
  actions.sendAdminEmail,
  async (context, input) => {
    let wording: Wording;
    if (input.messagename) {
      const template = await findTemplate(context.db, input.messagename);
      // Clients' templates are not for the staff: they would be mails full of holes.
      if (template?.type !== "admin" || template.is_disabled === 1) return refuse(NOT_FOUND);
      wording = { template: input.messagename };
    } else {
      if (!input.custommessage) return refuse(NOT_FOUND);
      wording = { type: "admin", subject: input.customsubject ?? "", message: input.custommessage };
    }
    const kind = (input.type ?? "system").toLowerCase();
    const type = isKind(kind) ? kind : "system";
    await context.transaction((tx) =>
      queueAdminMail(context, tx, {
        ...wording,
        staff: { type, department: type === "support" ? input.deptid : undefined },
        merge: input.mergefields ?? {},
      }),
    );
    return {};
  },
  { messagename: NOT_FOUND },
);
