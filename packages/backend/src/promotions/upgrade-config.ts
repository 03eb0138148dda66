/** What a promotion takes off an upgrade. */
export type UpgradeConfig = {
  /** Hundredths: of a percent, or minor units of the default currency. */
  value: number;
  /** "" for upgrades to another product, configoptions for those of options. */
  type: "" | "configoptions";
  discountType: "Percentage" | "Fixed Amount";
  /** The configurable options that it is for; all when empty. */
  configOptions: readonly number[];
};

const none: UpgradeConfig = { value: 0, type: "", discountType: "Percentage", configOptions: [] };

/** promotions.upgrade_config as it is meant. Text that can't be read takes nothing off. */
export function upgradeConfigOf(stored: string): UpgradeConfig {
  if (stored === "") return none;
  let kept: Record<string, unknown>;
  try {
    kept = JSON.parse(stored) as Record<string, unknown>;
  } catch {
    return none;
  }
  const written = typeof kept.configoptions === "string" ? kept.configoptions.split(",") : kept.configoptions;
  const hundredths =
    typeof kept.value === "string"
      ? Math.round(Number(kept.value) * 100)
      : Number.isInteger(kept.value)
        ? kept.value
        : 0;
  return {
    value: Math.max(0, Number(hundredths) || 0),
    type: kept.type === "configoptions" ? "configoptions" : "",
    discountType: kept.discounttype === "Fixed Amount" ? "Fixed Amount" : "Percentage",
    configOptions: Array.isArray(written) ? written.map(Number).filter((id) => Number.isInteger(id) && id > 0) : [],
  };
}
