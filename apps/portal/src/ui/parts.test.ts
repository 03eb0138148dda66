import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { initials } from "./avatar.tsx";
import { ticks } from "./chart-scale.ts";
import { exactly } from "./exactly.ts";
import { readFlash, writeFlash } from "./flash.ts";
import { placeSoundings } from "./horizon-depths.ts";
import { icons } from "./icon.tsx";
import { pageNumbers } from "./pagination.tsx";
import { readTheme } from "./theme.ts";

describe("placeSoundings", () => {
  it("hangs the earlier of two near dates deeper", () => {
    const depths = placeSoundings(
      [
        { day: 8, width: 8 },
        { day: 9, width: 8 },
        { day: 19, width: 12 },
      ],
      56,
    ).map(({ depth }) => depth);
    expect(depths).toEqual([1, 0, 0]);
  });

  it("turns a label round at the end of the line, and the one that would lie over its line", () => {
    const placed = placeSoundings(
      [
        { day: 20, width: 8 },
        { day: 48, width: 8 },
        { day: 54, width: 8 },
      ],
      56,
    );
    expect(placed.map(({ before }) => before)).toEqual([false, true, true]);
    expect(placed[2]?.depth).toBeGreaterThan(placed[1]?.depth ?? 0);
  });
});

describe("ticks", () => {
  it("ends at the first round number above", () => {
    expect(ticks(39_105)).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
    expect(ticks(41)).toEqual([0, 20, 40, 60]);
    expect(ticks(0.3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticks(0)).toEqual([0, 1]);
  });
});

describe("exactly", () => {
  it("makes a pattern that only the name fulfils, in the way that browsers compile patterns", () => {
    for (const name of ["fjordandfell.example", "a-b (c) [d] {e} $1.00 | x/y ^ \\ * + ?", "Ærø & Søn"]) {
      const pattern = new RegExp(`^(?:${exactly(name)})$`, "v");
      expect(pattern.test(name)).toBe(true);
      expect(pattern.test(name.replace(/\W/, "x"))).toBe(false);
    }
  });
});

describe("pageNumbers", () => {
  it("leaves out what is far away, never a single page", () => {
    expect(pageNumbers(1, 1)).toEqual([1]);
    expect(pageNumbers(2, 169)).toEqual([1, 2, 3, null, 169]);
    expect(pageNumbers(4, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(pageNumbers(80, 169)).toEqual([1, null, 79, 80, 81, null, 169]);
  });
});

describe("initials", () => {
  it("takes the first and the last word", () => {
    expect(initials("Ines Falk")).toBe("IF");
    expect(initials("Fjord & Fell Studio")).toBe("FS");
    expect(initials("ola")).toBe("O");
    expect(initials("")).toBe("");
  });
});

describe("flash", () => {
  it("comes back as it was written, also when the cookie was encoded", () => {
    const flash = { title: "Auto-renew turned off", detail: "fellrunners.example" };
    expect(readFlash(writeFlash(flash))).toEqual(flash);
    expect(readFlash(encodeURIComponent(writeFlash(flash)))).toEqual(flash);
  });

  it("is none when the cookie holds something else", () => {
    for (const value of [undefined, "", "1", "{}", "%", '{"title":1}']) expect(readFlash(value)).toBeNull();
  });
});

it("follows the system when the theme cookie is unknown", () => {
  expect(["light", "dark", "blue", undefined].map(readTheme)).toEqual(["light", "dark", "system", "system"]);
});

it("has a drawing for every icon", () => {
  for (const [name, { node }] of Object.entries(icons)) expect(node.length, name).toBeGreaterThan(0);
});

it("imports the stylesheet of every part", async () => {
  const index = await readFile(new URL("./styles/index.css", import.meta.url), "utf8");
  const sheets = (await readdir(new URL(".", import.meta.url))).filter((file) => file.endsWith(".css"));
  expect(sheets.filter((file) => !index.includes(`"../${file}"`))).toEqual([]);
});
