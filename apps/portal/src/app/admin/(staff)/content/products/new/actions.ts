"use server";

import { redirect } from "next/navigation";
import { type Answered, answered } from "../../../../../../data/staff/answered.ts";
import { addProduct } from "../../../../../../data/staff/content.ts";
import { leaveFlash } from "../../../../../flash.ts";
import type { FormState } from "../../../../../forms/described-form.tsx";
import { backWith } from "../../../../../forms/write-form.ts";
import { writeAsStaff } from "../../../../write.ts";
import { checkProduct, typedProduct } from "./fields.ts";

const LIST = "/admin/content/products";

/** Makes a product: hidden at first, unless that was taken back. */
export async function add(_before: FormState, data: FormData): Promise<FormState> {
  const written = await writeAsStaff<Answered<{ id: number | null }>>(data, {
    action: "product.add",
    path: `${LIST}/new`,
    need: "content",
    check: checkProduct,
    isDone: ({ is }) => is === "done",
    isRefused: ({ is }) => is === "refused",
    work: async (scope, texts, tell) => {
      const product = typedProduct(texts);
      const made = await answered(async () => ({ id: (await addProduct(scope, product)) ?? null }));
      if (made.is === "done") {
        if (made.value.id !== null) tell.on(`product ${made.value.id}`);
        tell.changed({}, { name: product.name, group: product.group, "pay type": product.payType });
      }
      return made;
    },
  });
  if ("state" in written) return written.state;
  const { answer, t } = written;
  if (answer.is === "refused")
    return { ...backWith(data, []), problem: { title: t("staff.refused"), text: answer.reason } };
  await leaveFlash({ title: t("content.products.made") });
  redirect(LIST);
}
