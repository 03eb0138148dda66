"use server";

import { redirect } from "next/navigation";
import { setDnsRecords } from "../../../../../data/dns.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { FormState } from "../../../../forms/described-form.tsx";
import { textsOf } from "../../../../forms/write-form.ts";
import { onceAfter } from "../../../../once.ts";
import { write } from "../../../manage/write.ts";
import { checkRecords, linesIn } from "./records.ts";

/** Replaces a domain's DNS records by those of the form: all, or none when one is wrong. */
export async function saveRecords(_before: FormState, data: FormData): Promise<FormState> {
  const written = await write(data, {
    action: "domain.dns",
    of: "domain",
    need: ["domains", "managedomains"],
    check: checkRecords,
    work: async (scope, found, texts) => {
      const lines = linesIn(texts);
      const wrong = await setDnsRecords(
        scope,
        found,
        lines.map(({ record }) => record),
      );
      return { wrong: wrong === undefined ? null : (lines[wrong]?.at ?? 0) };
    },
    isDone: ({ wrong }) => wrong === null,
  });
  if ("state" in written) return written.state;
  const { t, id, answer } = written;
  if (answer.wrong !== null) {
    const message = t("manage.dns.wrong", { number: answer.wrong + 1 });
    return { values: textsOf(data), errors: [{ name: `value${answer.wrong}`, message }], once: onceAfter(data) };
  }
  await leaveFlash({ title: t("manage.dns.saved"), detail: t("manage.dns.savedDetail") });
  redirect(`/domains/${id}/dns`);
}
