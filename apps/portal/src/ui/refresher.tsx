"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Makes the page anew every so many seconds, as long as somebody looks at it: for what goes on without it. */
export function Refresher({ seconds }: { seconds: number }): null {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.hidden || router.refresh(), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
