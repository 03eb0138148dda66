"use client";

import { type ComponentType, type ReactElement, useEffect, useState } from "react";
import type { PaletteProps } from "./palette-dialog.tsx";

/**
 * Opens the palette by ⌘K or Ctrl K, and in the place of the search's page for who clicks the field of the top line. Its
 * code comes when it is opened for the first time; until then, and without scripts, the field leads to the page.
 */
export function Palette(props: Omit<PaletteProps, "onClose">): ReactElement | null {
  const [Opened, setOpened] = useState<ComponentType<PaletteProps>>();
  const [isOpen, setOpen] = useState(false);
  const { page } = props;
  useEffect(() => {
    const open = (event: Event) => {
      event.preventDefault();
      import("./palette-dialog.tsx").then(
        ({ PaletteDialog }) => {
          setOpened(() => PaletteDialog);
          setOpen(true);
        },
        () => location.assign(page),
      );
    };
    const press = (event: KeyboardEvent) => {
      const isMeant = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
      if (isMeant && !event.shiftKey && !event.altKey) open(event);
    };
    const click = (event: MouseEvent) => {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (isPlain && event.target instanceof Element && event.target.closest("a.find")) open(event);
    };
    addEventListener("keydown", press);
    // Before the link's own handler.
    addEventListener("click", click, { capture: true });
    return () => {
      removeEventListener("keydown", press);
      removeEventListener("click", click, { capture: true });
    };
  }, [page]);
  return Opened && isOpen ? <Opened {...props} onClose={() => setOpen(false)} /> : null;
}
