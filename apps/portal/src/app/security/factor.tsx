import type { OwnScope } from "../../access/account.ts";
import { secondFactor } from "../../access/second-factor.ts";
import { env } from "../../env.ts";
import type { Words } from "../../messages/words.ts";
import { Badge } from "../../ui/badge.tsx";
import { formatDate } from "../../ui/format.ts";
import { QrCode } from "../../ui/qr-code.tsx";
import { Section } from "../../ui/section.tsx";
import { Stack } from "../../ui/stack.tsx";
import { FactorForms, type FactorFormsProps } from "./factor-forms.tsx";
import { type FactorLabels, factorLabels } from "./factor-labels.ts";

export interface FactorProps extends Pick<FactorFormsProps, "href" | "setUp" | "confirm" | "manage"> {
  scope: OwnScope;
  words: Words;
}

const tones = { on: "ok", pending: "warn", off: "idle" } as const;

/** How somebody's second factor stands, and what can be done about it. */
export async function Factor({ scope, words: { t, locale }, ...actions }: FactorProps) {
  const factor = await secondFactor(scope);
  const { state } = factor;
  const since = factor.state === "on" && formatDate(factor.since, locale, { timeZone: env().TIME_ZONE });
  return (
    <Section
      title={t("security.factor.title")}
      end={<Badge tone={tones[state]}>{t(`security.factor.${state}`)}</Badge>}
    >
      <Stack gap="small">
        <p className="muted">{t(state === "on" ? "security.factor.onHelp" : "security.factor.offHelp")}</p>
        {factor.state === "on" && (
          <p>
            {[
              t("security.factor.since", { date: since || "" }),
              t("security.factor.left", { count: factor.codesLeft }),
            ].join(" · ")}
          </p>
        )}
        <FactorForms
          state={state}
          secret={factor.state === "pending" ? factor.secret : undefined}
          picture={factor.state === "pending" && <QrCode value={factor.uri} label={t("security.factor.qr")} />}
          labels={labelsOf(t)}
          {...actions}
        />
      </Stack>
    </Section>
  );
}

function labelsOf(t: Words["t"]): FactorLabels {
  const own = Object.fromEntries(factorLabels.map((name) => [name, t(`security.factor.${name}`)]));
  return { ...own, show: t("security.password.show"), hide: t("security.password.hide") } as FactorLabels;
}
