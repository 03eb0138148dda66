import type { Words } from "../../messages/words.ts";
import { endedBecause } from "../../session/session.ts";
import { Notice } from "../../ui/notice.tsx";

const told = ["idle", "everywhere", "password", "revoked", "closed", "deleted", "removed", "disabled"] as const;

/** On the sign-in page: why the session that this browser had is over, when the reader has not ended it here. */
export async function EndedNotice({ kind, t }: { kind: "client" | "staff"; t: Words["t"] }) {
  const because = await endedBecause(kind);
  const reason = told.find((each) => each === because);
  if (!reason) return null;
  return (
    <Notice tone="warn" title={t(`security.ended.${reason}`)}>
      {t(`security.ended.${reason}Help`)}
    </Notice>
  );
}
