import { beforeEach, expect, test, vi } from "vitest";
import { allDrafts, draftsCookie, dropDraft, keepDraft, readDraft, tidyDrafts } from "./drafts.ts";

/** What a browser keeps, as Web Storage has it. */
class FakeStorage {
  readonly all = new Map<string, string>();
  get length() {
    return this.all.size;
  }
  key = (at: number) => [...this.all.keys()][at] ?? null;
  getItem = (key: string) => this.all.get(key) ?? null;
  setItem = (key: string, value: string) => void this.all.set(key, value);
  removeItem = (key: string) => void this.all.delete(key);
}

let storage: FakeStorage;
const page = { cookie: "" };

beforeEach(() => {
  storage = new FakeStorage();
  page.cookie = "";
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("document", page);
  vi.useFakeTimers({ toFake: ["Date"] });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const mine = "12.7.ticket-42";
const other = "13.7.ticket-42";

test("a draft is somebody's own, of one thing, for two weeks", () => {
  keepDraft(mine, { message: "Half a sentence" });
  expect(readDraft(mine)?.values).toEqual({ message: "Half a sentence" });
  for (const name of [other, "12.8.ticket-42", "12.7.ticket-4"]) expect(readDraft(name)).toBeUndefined();
  vi.setSystemTime(Date.now() + 13.9 * 24 * 3600 * 1000);
  tidyDrafts();
  expect(readDraft(mine)).toBeDefined();
  vi.setSystemTime(Date.now() + 0.2 * 24 * 3600 * 1000);
  expect(readDraft(mine)).toBeUndefined();
  storage.setItem("somebody else's", "stays");
  tidyDrafts();
  expect([...storage.all.keys()]).toEqual(["somebody else's"]);
});

test("what the server says was sent is none any more, and the others are", () => {
  keepDraft(mine, { message: "Sent" });
  keepDraft("12.7.ticket-4", { message: "Not sent" });
  page.cookie = `theme=dark; ${draftsCookie}=${mine}; flash=x`;
  tidyDrafts();
  expect(readDraft(mine)).toBeUndefined();
  expect(readDraft("12.7.ticket-4")).toBeDefined();
  // It has been heard.
  expect(page.cookie).toBe(`${draftsCookie}=;path=/;max-age=0`);
});

test("who signs out leaves none, whosever they are", () => {
  keepDraft(mine, { message: "Mine" });
  keepDraft(other, { message: "Another's" });
  page.cookie = `${draftsCookie}=${allDrafts}`;
  tidyDrafts();
  expect(storage.length).toBe(0);
});

test("where nothing can be kept, or something else stands there, there is none, and nothing fails", () => {
  for (const text of ["", "{", "null", "[]", "7", '{"at":"x","values":{}}', '{"at":1}']) {
    storage.setItem(`kraken.draft.${mine}`, text);
    expect(readDraft(mine), text).toBeUndefined();
  }
  vi.stubGlobal("localStorage", undefined);
  expect(keepDraft(mine, { message: "m" })).toBeUndefined();
  expect(readDraft(mine)).toBeUndefined();
  dropDraft(mine);
  tidyDrafts();
});
