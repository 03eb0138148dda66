"use client";

import { __iconData as check } from "lucide-react/icons/check";
import { __iconData as copy } from "lucide-react/icons/copy";
import { type ReactElement, useState } from "react";
import { Button } from "./button.tsx";
import { Glyph } from "./glyph.tsx";

/** Copies a value that people paste elsewhere: a host, a user name, a key. */
export function CopyButton({ value, label, done }: { value: string; label: string; done: string }): ReactElement {
  const [copied, setCopied] = useState(false);
  const press = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button
      kind="quiet"
      size="small"
      label={copied ? done : label}
      icon={<Glyph data={copied ? check : copy} small />}
      onClick={press}
    />
  );
}
