const hasGroups = process.platform !== "win32";

/** For spawn and fork: the program gets a group of its own, so a terminal's Ctrl-C reaches us alone, and we pass it on. */
export const ownGroup = { detached: hasGroups };

/**
 * Signals a program and everything that it has started in its group.
 * @param {import("node:child_process").ChildProcess} child started with ownGroup
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It went by itself in the meantime.
  }
}
