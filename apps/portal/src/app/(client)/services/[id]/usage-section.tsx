import type { ReactElement } from "react";
import type { Service } from "../../../../data/services.ts";
import type { Words } from "../../../../messages/words.ts";
import { AsOf } from "../../../../ui/as-of.tsx";
import { formatFileSize } from "../../../../ui/file-size.ts";
import { formatDateTime } from "../../../../ui/format.ts";
import { Section } from "../../../../ui/section.tsx";
import { Usage } from "../../../../ui/usage.tsx";

/** WHMCS counts in megabytes. */
const MEGABYTE = 1_000_000;

/** How much of its room a service uses, where its server has reported that. */
export function UsageSection({ usage, t, locale }: Words & Pick<Service, "usage">): ReactElement | null {
  const { disk, diskLimit, bandwidth, bandwidthLimit, at } = usage;
  const time = at && formatDateTime(at, locale);
  if (!time || disk + diskLimit + bandwidth + bandwidthLimit === 0) return null;
  const size = (amount: number) => formatFileSize(amount * MEGABYTE, locale);
  const item = (label: string, used: number, limit: number) => ({
    label,
    text:
      limit > 0
        ? t("client.service.of", { used: size(used), limit: size(limit) })
        : t("client.service.unlimited", { used: size(used) }),
    percent: limit > 0 ? Math.min(100, Math.round((used / limit) * 1000) / 10) : null,
  });
  return (
    <Section title={t("client.service.usage")} note={<AsOf>{t("client.service.asOf", { time })}</AsOf>}>
      <Usage
        items={[
          item(t("client.service.disk"), disk, diskLimit),
          item(t("client.service.traffic"), bandwidth, bandwidthLimit),
        ]}
      />
    </Section>
  );
}
