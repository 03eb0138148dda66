import type { ReactElement } from "react";
import type { UpgradeOptions } from "../../../../../data/upgrades.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Form } from "../../../../../ui/form.tsx";
import { Row } from "../../../../../ui/row.tsx";
import { SelectField } from "../../../../../ui/select-field.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { TextField } from "../../../../../ui/text-field.tsx";
import { optionName } from "./change.ts";

export interface OptionFormProps {
  at: string;
  options: UpgradeOptions["options"];
  texts: Record<string, string | undefined>;
  t: Words["t"];
  money: (amount: string) => string;
}

/** A service's configurable options; the address has what is chosen, and the page its price. */
export function OptionForm({ at, options, texts, t, money }: OptionFormProps): ReactElement {
  return (
    <Form action={at} method="get">
      {options.map(({ id, name, type, selected, options: choices, minqty, maxqty }) => {
        const value = texts[optionName(id)] ?? String(selected);
        const each = choices[0] ? ` · ${money(choices[0].price)}` : "";
        if (type === "quantity") {
          return (
            <TextField
              key={id}
              name={optionName(id)}
              label={`${name}${each}`}
              type="number"
              min={minqty}
              max={maxqty > 0 ? maxqty : undefined}
              defaultValue={value}
            />
          );
        }
        const list =
          type === "yesno"
            ? [
                { value: "0", label: t("client.service.no") },
                { value: "1", label: `${t("client.service.yes")}${each}` },
              ]
            : choices.map((choice) => ({ value: String(choice.id), label: `${choice.name} · ${money(choice.price)}` }));
        return <SelectField key={id} name={optionName(id)} label={name} defaultValue={value} options={list} />;
      })}
      <Row>
        <SubmitButton kind="secondary">{t("manage.upgrade.seePrice")}</SubmitButton>
      </Row>
    </Form>
  );
}
