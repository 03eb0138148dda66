import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { handlers, pages, serverActions } from "./manifest.ts";

const app = fileURLToPath(new URL("../app", import.meta.url));
const files = readdirSync(app, { recursive: true, encoding: "utf8" }).sort();
const read = (file: string) => readFileSync(join(app, file), "utf8");

/** "(client)/tickets/[id]/page.tsx" is "/tickets/[id]". */
const routeOf = (file: string) =>
  `/${file
    .split("/")
    .slice(0, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;

const exportsOf = (text: string) =>
  [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(([, name]) => name ?? "");

describe("the manifest of who may do what", () => {
  it("names every page, and none that there is not", () => {
    const found = files.filter((file) => /(^|\/)page\.tsx?$/.test(file)).map(routeOf);
    expect(Object.keys(pages).sort()).toEqual(found.sort());
  });

  it("names every route handler", () => {
    const found = files
      .filter((file) => /(^|\/)route\.tsx?$/.test(file))
      .flatMap((file) =>
        exportsOf(read(file))
          .filter((name) => /^[A-Z]+$/.test(name))
          .map((method) => `${method} ${routeOf(file)}`),
      );
    expect(Object.keys(handlers).sort()).toEqual(found.sort());
  });

  it("names every server action", () => {
    const found = files
      .filter((file) => /\.tsx?$/.test(file) && /^"use server";/m.test(read(file)))
      .flatMap((file) => exportsOf(read(file)).map((name) => `${file}#${name}`));
    expect(Object.keys(serverActions).sort()).toEqual(found.sort());
    // An action inside a component would be on no list.
    const hidden = files.filter((file) => /\.tsx?$/.test(file) && /^\s+["']use server["']/m.test(read(file)));
    expect(hidden).toEqual([]);
  });

  it("says of every parameter what it is", () => {
    for (const [route, { who, ids = {} }] of Object.entries({ ...pages, ...handlers })) {
      // Announcements are everybody's; of a file's address the ticket decides.
      if (who === "anyone" || /\/files\//.test(route)) continue;
      for (const [, parameter] of route.matchAll(/\[(\w+)\]/g)) expect(ids, route).toHaveProperty(parameter ?? "");
    }
  });
});
