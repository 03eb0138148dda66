import type { ReactElement } from "react";

export interface AvatarProps {
  name: string;
  who?: "client" | "staff" | undefined;
  small?: boolean | undefined;
}

/** Up to two initials of a name: "Ines Falk" → "IF". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}

/** Initials beside a name; hidden from screen readers, which hear the name. */
export function Avatar({ name, who = "client", small }: AvatarProps): ReactElement {
  return (
    <span className={small ? "avatar avatar-sm" : "avatar"} data-who={who} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
