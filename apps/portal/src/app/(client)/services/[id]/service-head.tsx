import type { ReactElement, ReactNode } from "react";
import type { Service } from "../../../../data/services.ts";
import type { Words } from "../../../../messages/words.ts";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { ServiceState } from "../../states.tsx";

/** The top of a page about one service that is not its overview. */
export function ServiceHead({
  found,
  title,
  state = found.domain,
  t,
}: {
  found: Service;
  title: string;
  state?: ReactNode;
  t: Words["t"];
}): ReactElement {
  return (
    <PageHeader
      title={title}
      badge={<ServiceState of={found.status} t={t} />}
      back={{ href: `/services/${found.id}`, label: found.name }}
      state={state}
    />
  );
}
