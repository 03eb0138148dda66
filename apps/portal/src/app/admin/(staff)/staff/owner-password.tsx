import type { ReactElement } from "react";
import type { Words } from "../../../../messages/words.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { SubmitButton } from "../../../../ui/submit-button.tsx";
import { ownerPassword } from "./actions.ts";

export interface OwnerPasswordProps {
  isOn: boolean;
  /** Somebody with the role owner has an account. */
  hasOwner: boolean;
  t: Words["t"];
}

/** Whether ADMIN_PASSWORD signs in, and the switch for it. */
export function OwnerPassword({ isOn, hasOwner, t }: OwnerPasswordProps): ReactElement {
  const button = (
    <form action={ownerPassword}>
      <input type="hidden" name="to" value={isOn ? "off" : "on"} />
      <SubmitButton kind="secondary" size="small" pending={t("staff.owner.switching")}>
        {t(isOn ? "staff.owner.switchOff" : "staff.owner.switchOn")}
      </SubmitButton>
    </form>
  );
  return (
    <Section
      title={t("staff.owner.title")}
      end={<Badge tone={isOn ? "warn" : "idle"}>{t(isOn ? "staff.owner.on" : "staff.owner.off")}</Badge>}
    >
      <Stack gap="small">
        {isOn && hasOwner ? (
          <Notice tone="warn" title={t("staff.owner.suggest")} action={button}>
            {t("staff.owner.suggestHelp")}
          </Notice>
        ) : (
          <>
            <p className="muted">{t(isOn ? "staff.owner.onHelp" : "staff.owner.offHelp")}</p>
            {isOn ? <p className="muted">{t("staff.owner.noOwner")}</p> : button}
          </>
        )}
      </Stack>
    </Section>
  );
}
