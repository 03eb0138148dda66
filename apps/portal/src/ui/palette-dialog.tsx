"use client";

import { __iconData as search } from "lucide-react/icons/search";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Glyph, type GlyphData } from "./glyph.tsx";

/** One line of the palette. */
export type PaletteRow = {
  key: string;
  kind: "do" | "go";
  glyph: GlyphData;
  title: string;
  detail: string;
  href: string;
};

/** What the source answers; the note is said below the rows: what could not be searched. */
export type PaletteAnswer = { rows: PaletteRow[]; note: string };

export interface PaletteProps {
  /** Answers a PaletteAnswer for `?q=`. */
  source: string;
  /** The same as a page. */
  page: string;
  labels: {
    title: string;
    placeholder: string;
    do: string;
    go: string;
    /** "Nothing is found for {{typed}}" */
    none: string;
    failed: string;
    tooMany: string;
    move: string;
    choose: string;
    newTab: string;
    close: string;
  };
  onClose: () => void;
}

/** Milliseconds without a key after which is asked. */
const PAUSE_MS = 120;

/** Goes anywhere and does things by typing: a combobox in front of the page. */
export function PaletteDialog({ source, page, labels, onClose }: PaletteProps): ReactElement {
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [answer, setAnswer] = useState<(PaletteAnswer & { typed: string }) | "failed" | "tooMany">();
  const [at, setAt] = useState(0);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const asked = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(`${source}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
          // Somebody who is not signed in any more is led to sign in, and back.
          if (response.redirected) return location.assign(`${page}?q=${encodeURIComponent(typed)}`);
          if (response.status === 429) return setAnswer("tooMany");
          if (!response.ok) throw new Error(String(response.status));
          setAnswer({ ...((await response.json()) as PaletteAnswer), typed });
          setAt(0);
        } catch {
          if (!asked.signal.aborted) setAnswer("failed");
        }
      },
      typed === "" ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [source, page, typed]);

  const found = typeof answer === "object" ? answer : undefined;
  const rows = found?.rows ?? [];
  const chosen = rows[at];
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const leave = (row: PaletteRow, isApart: boolean) => {
    if (isApart) window.open(row.href, "_blank", "noopener");
    else {
      dialog.current?.close();
      router.push(row.href);
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && rows.length > 0) {
      setAt((at + step + rows.length) % rows.length);
      event.preventDefault();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (chosen) leave(chosen, event.metaKey || event.ctrlKey);
    }
  };

  const group = (kind: PaletteRow["kind"], title: string): ReactNode => {
    const own = rows.map((row, index) => ({ row, index })).filter(({ row }) => row.kind === kind);
    if (own.length === 0) return null;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, no set of fields
      <div role="group" aria-labelledby={`${id}-${kind}`}>
        <span id={`${id}-${kind}`}>{title}</span>
        {own.map(({ row, index }) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus and the keys are the field's
          <div
            key={row.key}
            id={optionId(index)}
            data-at={index}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={(event) => leave(row, event.metaKey || event.ctrlKey)}
          >
            <Glyph data={row.glyph} />
            <span dir="auto">{marked(row.title, found?.typed ?? "")}</span>
            <small>{row.detail}</small>
          </div>
        ))}
      </div>
    );
  };

  return (
    <dialog ref={dialog} className="dialog palette" aria-label={labels.title} closedby="any" onClose={onClose}>
      <div className="palette-in">
        <Glyph data={search} />
        <input
          role="combobox"
          aria-label={labels.title}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? optionId(at) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={labels.placeholder}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
        />
        <button
          type="button"
          className="btn btn-plain btn-sm"
          aria-label={labels.close}
          onClick={() => dialog.current?.close()}
        >
          <kbd>esc</kbd>
        </button>
      </div>
      <div ref={list} className="palette-list" id={`${id}-list`} role="listbox" aria-label={labels.title}>
        {group("do", labels.do)}
        {group("go", labels.go)}
      </div>
      <p className="palette-none" role="status">
        {typeof answer === "string" ? labels[answer] : found && said(found, labels.none)}
      </p>
      <div className="palette-foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> {labels.move}
        </span>
        <span>
          <kbd>↵</kbd> {labels.choose}
        </span>
        <span>
          <kbd>⌘</kbd>
          <kbd>↵</kbd> {labels.newTab}
        </span>
      </div>
    </dialog>
  );
}

/** That nothing is found, and what is to be known about the search. */
const said = ({ rows, note, typed }: PaletteAnswer & { typed: string }, none: string): string =>
  [rows.length === 0 ? none.replace("{{typed}}", typed) : "", note].filter(Boolean).join(". ");

/** A title with what was typed of it marked, word by word. */
function marked(title: string, typed: string): ReactNode {
  const tokens = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (tokens.length === 0) return title;
  const pattern = new RegExp(
    `(${tokens.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`,
    "giu",
  );
  return title.split(pattern).map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in its order
    place % 2 === 1 ? <mark key={place}>{part}</mark> : part,
  );
}
