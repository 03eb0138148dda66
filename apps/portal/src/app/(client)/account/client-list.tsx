import type { ReactElement } from "react";
import type { ClientChoice } from "../../../data/standing.ts";
import { Button } from "../../../ui/button.tsx";
import { MiniList } from "../../../ui/mini-list.tsx";
import { switchClient } from "../actions.ts";

export interface ClientListProps {
  clients: ClientChoice[];
  /** The one that is acted for. */
  current: number;
  labels: { current: string; change: string };
}

/** Every client for whom the user may act, with a button to change to it. */
export function ClientList({ clients, current, labels }: ClientListProps): ReactElement {
  return (
    <form action={switchClient}>
      <MiniList
        items={clients.map(({ id, name }) => ({
          key: id,
          label: name,
          end:
            id === current ? (
              <span className="muted">{labels.current}</span>
            ) : (
              <Button
                type="submit"
                size="small"
                name="client"
                value={String(id)}
                aria-label={`${labels.change} ${name}`}
              >
                {labels.change}
              </Button>
            ),
        }))}
      />
    </form>
  );
}
