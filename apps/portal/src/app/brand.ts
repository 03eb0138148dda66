import type { PictureName } from "../brand-files.ts";
import { env } from "../env.ts";
import type { BrandProps } from "../ui/brand.tsx";

/** Where a picture of the company's is; undefined where it has none. */
export function pictureAddress(name: PictureName): string | undefined {
  const found = env().pictures[name];
  return found && `/brand/${name}?v=${found.version}`;
}

/** The company's name and logo, as the configuration has them, leading to `href`. */
export function brandOf(href: string, role?: string): BrandProps & { href: string; shortName: string } {
  const name = env().BRAND_NAME;
  const light = pictureAddress("logo");
  return {
    name,
    shortName: name.split(" ")[0] ?? name,
    href,
    ...(role === undefined ? {} : { role }),
    ...(light === undefined ? {} : { logo: { light, dark: pictureAddress("logo-dark") ?? light } }),
  };
}
