"use client";

import type { ReactElement } from "react";
import { Crash } from "./crash.tsx";

export default function PageFailed(props: { error: unknown; retry: () => void }): ReactElement {
  return (
    <main>
      <Crash {...props} />
    </main>
  );
}
