"use client";

import { type ReactElement, useEffect, useState } from "react";

export interface RobotGuardProps {
  /** What the server handed out with the form. */
  stamp: string;
  /** Zero bits that the hash of "stamp:number" must begin with. */
  bits: number;
  /** For whoever meets the field that nobody is meant to see: "Leave this empty". */
  label: string;
}

/** Numbers that are hashed before the page may breathe. */
const BATCH = 500;

async function isRight(stamp: string, number: number, bits: number): Promise<boolean> {
  const text = new TextEncoder().encode(`${stamp}:${number}`);
  const hash = new DataView(await crypto.subtle.digest("SHA-256", text));
  return hash.getUint32(0) >>> (32 - bits) === 0;
}

/** Looks for the number that makes the hash begin with zeros; undefined when it was told to stop. */
async function solve(stamp: string, bits: number, stop: AbortSignal): Promise<number | undefined> {
  for (let from = 0; !stop.aborted; from += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, at) => from + at);
    const right = await Promise.all(numbers.map((number) => isRight(stamp, number, bits)));
    const at = right.indexOf(true);
    if (at >= 0) return numbers[at];
  }
  return undefined;
}

/**
 * Hidden fields by which a server tells people from robots: `stamp`, `proof` (some work, done while the form is being
 * filled; without scripts there is none) and `website`, which stays empty.
 */
export function RobotGuard({ stamp, bits, label }: RobotGuardProps): ReactElement {
  const [solved, setSolved] = useState({ stamp: "", proof: "" });
  useEffect(() => {
    // Browsers hash on encrypted pages only; elsewhere the form goes the slow way.
    if (!globalThis.crypto?.subtle) return;
    const stop = new AbortController();
    solve(stamp, bits, stop.signal).then((number) => {
      if (number !== undefined) setSolved({ stamp, proof: String(number) });
    });
    return () => stop.abort();
  }, [stamp, bits]);
  return (
    <>
      <input type="hidden" name="stamp" value={stamp} />
      <input type="hidden" name="proof" value={solved.stamp === stamp ? solved.proof : ""} />
      <div className="sr" aria-hidden="true">
        <label>
          {label}
          <input type="text" name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
    </>
  );
}
