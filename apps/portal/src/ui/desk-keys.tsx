"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, useEffect, useState } from "react";

/** In this browser the keys are off. */
const OFF = "desk keys off";
const TYPED_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** The tickets in the order in which they are seen. */
const lines = () => [...document.querySelectorAll<HTMLAnchorElement>(".desk-list a.ticket, .table .row-link")];

const isInSight = (element: HTMLElement) => element.offsetParent !== null;

/** Does what the element stands for: a field is written in, what can be pressed is pressed. */
function use(element: HTMLElement): void {
  const fold = element.closest("details");
  if (fold) fold.open = true;
  if (element.matches(TYPED_IN)) element.focus();
  else element.click();
}

/**
 * The desk's keys: each element says its own by aria-keyshortcuts; j and k go through the tickets, Escape leaves a field,
 * and Ctrl or ⌘ with Enter sends what is written. No letter counts while something is typed or a dialog is open. Answers the
 * box that turns them off: who speaks to his machine does not want single letters (WCAG 2.1.4).
 */
export function DeskKeys({ label }: { label: string }): ReactElement {
  const router = useRouter();
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(OFF) === null), []);
  useEffect(() => {
    if (!isOn) return;
    const go = (step: 1 | -1) => {
      const all = lines();
      const isOpen = all.findIndex((line) => line.getAttribute("aria-current") === "true");
      const isFocused = all.findIndex((line) => line.matches(":focus"));
      const at = isOpen >= 0 ? isOpen : isFocused;
      const next = all[at < 0 ? 0 : at + step];
      if (!next) return;
      next.scrollIntoView({ block: "nearest" });
      next.focus();
      if (next.matches(".ticket")) router.push(next.href);
    };
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.defaultPrevented || event.isComposing) return;
      if (target.matches(TYPED_IN)) {
        const form = target.closest("form");
        if (event.key === "Escape") target.blur();
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target.matches("textarea")) {
          event.preventDefault();
          form?.requestSubmit(form.querySelector<HTMLElement>("button[type=submit]"));
        }
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      const { key } = event;
      if (key === "j" || key === "k") {
        event.preventDefault();
        return go(key === "j" ? 1 : -1);
      }
      if (key.length !== 1) return;
      const all = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
      const found = [...all].find((element) => isInSight(element) || element.closest("details") !== null);
      if (!found) return;
      event.preventDefault();
      use(found);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isOn, router]);
  const turn = (on: boolean) => {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    setOn(on);
  };
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => turn(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
