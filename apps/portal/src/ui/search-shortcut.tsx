"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Opens the search by ⌘K or Ctrl K. */
export function SearchShortcut({ href }: { href: string }): null {
  const router = useRouter();
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      router.push(href);
    };
    addEventListener("keydown", open);
    return () => removeEventListener("keydown", open);
  }, [href, router]);
  return null;
}
