import type { WireForm } from "../../action.ts";
import { isRecord } from "../../wire.ts";

/** Up to 999 lines: a number makes room for all before it, so it must not be anybody's to choose. */
const lineNumber = /^\d{1,3}$/;

/**
 * Lists that travel as numbered names: `itemamount: ["1.00", "2.00"]` is itemamount1=1.00 and itemamount2=2.00. Read from
 * 1 or from 0, and as arrays too. What has the same number belongs together, so a number that is left out keeps its
 * place.
 */
export function numberedLines(...lists: string[]) {
  const pattern = new RegExp(`^(${lists.join("|")})(\\d{1,3})$`);

  function write(form: WireForm): WireForm {
    const numbered: WireForm = {};
    for (const [name, value] of Object.entries(form)) {
      if (!lists.includes(name) || !Array.isArray(value)) numbered[name] = value;
      else for (const [index, item] of value.entries()) numbered[`${name}${index + 1}`] = item;
    }
    return numbered;
  }

  function read(form: WireForm): WireForm {
    const rest: WireForm = {};
    const values = new Map(lists.map((list) => [list, new Map<number, WireForm[string]>()]));
    for (const [name, value] of Object.entries(form)) {
      const [, list = "", number = ""] = pattern.exec(name) ?? [];
      if (list !== "") values.get(list)?.set(Number(number), value);
      else if (!lists.includes(name)) rest[name] = value;
      else if (!Array.isArray(value) && !isRecord(value)) values.get(name)?.set(0, value);
      else if (!Object.keys(value).every((key) => lineNumber.test(key))) rest[name] = value;
      else for (const [index, item] of Object.entries(value)) values.get(name)?.set(Number(index), item);
    }
    const numbers = [...values.values()].flatMap((list) => [...list.keys()]);
    const first = numbers.includes(0) ? 0 : 1;
    const length = Math.max(first, ...numbers) - first + 1;
    for (const [name, list] of values) {
      if (list.size > 0 && rest[name] === undefined)
        rest[name] = Array.from({ length }, (_, index) => list.get(index + first) ?? null);
    }
    return rest;
  }

  return { write, read };
}
