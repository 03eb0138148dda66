import { words } from "../../../messages/words.ts";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Missing } from "./known.ts";

/** Says what is not among what stands below, since WHMCS did not say it; nothing when all of it is. */
export async function Partly({ missing }: { missing: readonly Missing[] }) {
  if (missing.length === 0) return null;
  const { t, locale } = await words();
  const names = missing.map((name) => t(`client.shell.${name}`));
  const what = new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  return (
    <Notice
      tone="warn"
      title={t("common.panel.partly", { what })}
      action={
        <LinkButton size="small" href="" document>
          {t("common.panel.again")}
        </LinkButton>
      }
    />
  );
}
