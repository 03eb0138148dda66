"use client";

import { __iconData as cross } from "lucide-react/icons/x";
import { usePathname } from "next/navigation";
import { type ReactElement, useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { type Flash, flashCookie, readFlash } from "./flash.ts";
import { Glyph } from "./glyph.tsx";
import { Toast } from "./toast.tsx";

export interface FlashToastProps {
  /** "Close" */
  closeLabel: string;
  /** How long it stays, in seconds; pointing at it or focus in it keeps it. */
  seconds?: number | undefined;
}

/** Says what the last action left in the flash cookie, once. It stands in the layout and looks after every render. */
export function FlashToast({ closeLabel, seconds = 7 }: FlashToastProps): ReactElement {
  const [flash, setFlash] = useState<Flash | null>(null);
  const [held, setHeld] = useState(false);
  usePathname();
  // An action's answer renders the layout again, a redirect changes the address: after either, one looks.
  useEffect(() => {
    const found = takeFlash();
    if (found) setFlash(found);
  });
  // What was done before says nothing of what is sent now, which may be refused.
  useEffect(() => {
    const forget = () => setFlash(null);
    addEventListener("submit", forget, { capture: true });
    return () => removeEventListener("submit", forget, { capture: true });
  }, []);
  useEffect(() => {
    if (!flash || held) return;
    const timer = setTimeout(() => setFlash(null), seconds * 1000);
    return () => clearTimeout(timer);
  }, [flash, held, seconds]);
  return (
    <div
      className="toasts no-print"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {flash && (
        <Toast
          title={flash.title}
          detail={flash.detail}
          action={
            <Button
              kind="quiet"
              size="small"
              label={closeLabel}
              icon={<Glyph data={cross} small />}
              onClick={() => setFlash(null)}
            />
          }
        />
      )}
    </div>
  );
}

function takeFlash(): Flash | null {
  const value = document.cookie
    .split("; ")
    .find((cookie) => cookie.startsWith(`${flashCookie}=`))
    ?.slice(flashCookie.length + 1);
  if (value === undefined) return null;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${flashCookie}=;path=/;max-age=0`;
  return readFlash(value);
}
