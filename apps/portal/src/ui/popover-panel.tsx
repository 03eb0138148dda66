"use client";

import type { KeyboardEvent, MouseEvent, ReactElement, ReactNode, ToggleEvent } from "react";

export interface PopoverPanelProps {
  id: string;
  children: ReactNode;
}

/** What a menu opens. It closes when something in it is chosen, and the arrow keys move in it. */
export function PopoverPanel({ id, children }: PopoverPanelProps): ReactElement {
  const choose = (event: MouseEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest("a, button") !== null)
      event.currentTarget.hidePopover();
  };
  const enter = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== "open") return;
    const first = event.currentTarget.querySelector<HTMLElement>("input:checked, a, button");
    first?.focus({ preventScroll: true });
  };
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.target instanceof HTMLInputElement) return;
    const items: Element[] = Array.from(event.currentTarget.querySelectorAll("a, button, input"));
    const at = document.activeElement === null ? -1 : items.indexOf(document.activeElement);
    const next = items.at((at + (event.key === "ArrowDown" ? 1 : -1)) % items.length);
    if (next instanceof HTMLElement) next.focus();
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys and clicks are those of the links inside
    <div id={id} className="menu" popover="auto" onToggle={enter} onClick={choose} onKeyDown={move}>
      {children}
    </div>
  );
}
