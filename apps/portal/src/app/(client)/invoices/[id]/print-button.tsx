"use client";

import type { ReactElement, ReactNode } from "react";
import { Button } from "../../../../ui/button.tsx";

/** Opens the browser's own printing, which also makes a PDF. */
export function PrintButton({ icon, children }: { icon: ReactNode; children: ReactNode }): ReactElement {
  return (
    <Button icon={icon} onClick={() => window.print()}>
      {children}
    </Button>
  );
}
