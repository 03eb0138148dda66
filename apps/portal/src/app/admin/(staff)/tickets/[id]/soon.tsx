"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Milliseconds between two looks at what is being sent. */
const AGAIN = 2000;

/** Makes the page anew from the moment at which something on it is due, until that is not on it any more. */
export function Soon({ due }: { due: string }): null {
  const router = useRouter();
  useEffect(() => {
    let timer = setTimeout(look, Math.max(0, Date.parse(due) - Date.now()) + AGAIN);
    function look() {
      if (!document.hidden) router.refresh();
      timer = setTimeout(look, AGAIN);
    }
    return () => clearTimeout(timer);
  }, [due, router]);
  return null;
}
