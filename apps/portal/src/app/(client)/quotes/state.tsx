import type { ReactElement } from "react";
import type { QuoteState } from "../../../data/quotes.ts";
import type { Words } from "../../../messages/words.ts";
import { Badge } from "../../../ui/badge.tsx";

const tones = { open: "warn", expired: "bad", held: "idle", accepted: "ok", over: "idle" } as const;

/** What a client can make of a quote today. */
export function QuoteBadge({ of, t }: { of: QuoteState; t: Words["t"] }): ReactElement {
  return <Badge tone={tones[of]}>{t(`billing.quotes.${of}`)}</Badge>;
}
