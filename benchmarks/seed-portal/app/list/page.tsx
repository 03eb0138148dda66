import { readFileSync } from "node:fs";
import { createElement, type ReactNode } from "react";
import type { Markup } from "../../../portal/markup.ts";

export const dynamic = "force-dynamic";

let markup: Markup[] | undefined;

/** BARE_MARKUP is a file with the body of Kraken's page; read once. Without one the page is empty. */
function body(): Markup[] {
  const { BARE_MARKUP: file } = process.env;
  markup ??= file ? (JSON.parse(readFileSync(/* turbopackIgnore: true */ file, "utf8")) as Markup[]) : [];
  return markup;
}

const made = (node: Markup): ReactNode =>
  typeof node === "string" ? node : createElement(node[0], node[1], ...node[2].map(made));

/** The bare arm: a dynamic page of the same elements as Kraken's list, and nothing behind it. */
export default function List() {
  return createElement("div", {}, ...body().map(made));
}
