"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { tidyDrafts } from "./drafts.ts";

/** Removes drafts that are none any more. It stands in the layout and looks after every render, as FlashToast does. */
export function DraftKeeper(): null {
  usePathname();
  useEffect(tidyDrafts);
  return null;
}
