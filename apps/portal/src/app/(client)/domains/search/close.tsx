import type { Ending } from "../../../../shop/catalogue.ts";
import { similar } from "../../../../shop/domain-name.ts";
import { DomainResults } from "../../../../ui/domain-results.tsx";
import { freeRow, type Search, stateOf } from "./answers.tsx";

/** The most that are asked for, and that are shown. */
const ASKED = 5;
const SHOWN = 3;

/** Names that are close to the one that was typed, and free. */
export async function Close({ search, name, ending }: { search: Search; name: string; ending: Ending }) {
  const { scope, told } = search;
  const names = similar(name).slice(0, ASKED);
  const states = await Promise.all(names.map((each) => stateOf(scope, `${each}${ending.name}`)));
  const free = names.filter((_, at) => states[at] === "free").slice(0, SHOWN);
  if (free.length === 0) return <p className="muted">{told.t("shop.search.closeNone")}</p>;
  return (
    <DomainResults
      waiting={told.t("shop.search.waiting")}
      results={free.map((each) => ({
        name: each,
        ending: ending.name,
        ...freeRow(search, `${each}${ending.name}`, ending),
      }))}
    />
  );
}
