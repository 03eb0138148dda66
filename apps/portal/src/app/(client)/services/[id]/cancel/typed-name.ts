import type { Service } from "../../../../../data/services.ts";

/** What is typed before a service is cancelled: the name that its owner knows it by. */
export const typedName = ({ domain, name }: Pick<Service, "domain" | "name">): string => (domain || name).trim();
