import type { ReactElement } from "react";
import type { StaffLetter } from "../../../../../access/staff-letters.ts";
import type { Words } from "../../../../../messages/words.ts";
import { Button } from "../../../../../ui/button.tsx";
import { LinkButton } from "../../../../../ui/link-button.tsx";
import { Notice } from "../../../../../ui/notice.tsx";
import { SubmitButton } from "../../../../../ui/submit-button.tsx";
import { dismiss, undo } from "./actions.ts";
import { Soon } from "./soon.tsx";

interface OnItsWayProps {
  letters: StaffLetter[];
  ticket: number;
  /** The queue's filters, to come back to. */
  list: string;
  /** What is in the box again: it is not told once more. */
  again: number | undefined;
  t: Words["t"];
}

/** Replies that are not in the ticket yet: each can be taken back while it waits. */
export function OnItsWay({ letters, ticket, list, again, t }: OnItsWayProps): ReactElement {
  return (
    <>
      {letters
        .filter(({ id }) => id !== again)
        .map((letter) => (
          <OneReply key={letter.id} {...{ letter, ticket, list, t }} />
        ))}
    </>
  );
}

type OneProps = { letter: StaffLetter } & Pick<OnItsWayProps, "ticket" | "list" | "t">;

function OneReply({ letter, ticket, list, t }: OneProps) {
  const { id, state, due, by, isOwn, message } = letter;
  const hidden = (
    <>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="letter" value={id} />
      <input type="hidden" name="list" value={list} />
    </>
  );
  const isOver = state === "returned" || state === "refused" || state === "undecided";
  const isWaiting = state === "waiting" || state === "sending" || state === "unknown";
  const again = new URLSearchParams(list);
  again.set("again", String(id));
  return (
    <Notice
      tone={isOver ? "warn" : "idle"}
      title={isWaiting ? t(`desk.undo.${isOwn ? "waiting" : "waitingOther"}`, { name: by }) : t("desk.undo.notSent")}
      action={
        isOwn &&
        (state === "waiting" ? (
          <form action={undo}>
            {hidden}
            <SubmitButton size="small" kind="secondary" aria-keyshortcuts="z">
              {t("desk.undo.undo")}
            </SubmitButton>
          </form>
        ) : (
          isOver && (
            <form action={dismiss}>
              {hidden}
              <LinkButton size="small" href={`/admin/tickets/${ticket}?${again}`}>
                {t("client.outbox.again")}
              </LinkButton>
              <Button type="submit" size="small">
                {t("client.outbox.dismiss")}
              </Button>
            </form>
          )
        ))
      }
    >
      <span className="pre">{message}</span>
      {isWaiting && <Soon due={due} />}
    </Notice>
  );
}
