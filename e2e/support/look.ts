import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Nothing of the page is still to come. */
const settled = (page: Page) => expect(page.locator("[aria-busy=true]")).toHaveCount(0);

/** No colour is on its way to another one. What a closed fold holds is not drawn, and its transitions stand still for ever. */
const still = (page: Page) =>
  page.evaluate(async () => {
    const isDrawn = ({ effect }: Animation) => effect instanceof KeyframeEffect && effect.target?.checkVisibility();
    const transitions = document
      .getAnimations()
      .filter((animation) => animation instanceof CSSTransition && isDrawn(animation));
    await Promise.allSettled(transitions.map((transition) => transition.finished));
  });

/** What axe finds, by all its rules or these. One document has all of it: no frame of another site is on any page. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // What is well is not told: writing it down takes as long as finding it.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const found = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** The page fits its window: nothing sticks out at the side. */
export async function expectNoWider(page: Page, name = ""): Promise<void> {
  await settled(page);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess, `pixels beyond the window ${name}`.trim()).toBeLessThanOrEqual(0);
}

/** No page is wider than its window, and axe finds nothing on it, in light and in dark. */
export async function expectWellMade(page: Page): Promise<void> {
  await settled(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await still(page);
    await expectNoWider(page);
    // The page is the same but for its colours.
    expect(await violations(page, colorScheme === "dark" ? ["color-contrast"] : undefined), colorScheme).toEqual([]);
  }
}
