"use client";

import { Crash, type CrashProps } from "../../crash.tsx";

/** Inside the frame, which stands: only the page failed. */
export default function StaffError(props: CrashProps) {
  return <Crash {...props} home="/admin" />;
}
