/** Primary once on a page; danger carries the verb of what is lost; quiet for the least of several. */
export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

export interface ButtonLook {
  kind?: ButtonKind | undefined;
  size?: "normal" | "small" | undefined;
  /** As wide as what holds it. */
  block?: boolean | undefined;
}

const kinds: Record<ButtonKind, string> = {
  primary: "btn-primary",
  secondary: "",
  quiet: "btn-plain",
  danger: "btn-danger",
};

/** The classes of whatever looks like a button. */
export function buttonClass(look: ButtonLook & { iconOnly?: boolean }, more = ""): string {
  return [
    "btn",
    kinds[look.kind ?? "secondary"],
    look.size === "small" && "btn-sm",
    look.block && "btn-block",
    look.iconOnly && "btn-icon",
    more,
  ]
    .filter(Boolean)
    .join(" ");
}
