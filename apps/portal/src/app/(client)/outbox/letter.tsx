import type { ReactElement, ReactNode } from "react";
import type { MyLetter } from "../../../access/letters.ts";
import type { Words } from "../../../messages/words.ts";
import { Button } from "../../../ui/button.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import type { Tone } from "../../../ui/tone.ts";
import { dismiss, takeBack } from "./actions.ts";

/** Where a letter is written anew. */
export const againHref = ({ id, kind, ticket }: Pick<MyLetter, "id" | "kind" | "ticket">): string =>
  kind === "ticket.reply" ? `/tickets/${ticket}?again=${id}` : `/tickets/new?again=${id}`;

const whyRefused = {
  "not allowed": "client.outbox.notAllowed",
  "no ticket": "client.outbox.noTicket",
  "no department": "client.outbox.noDepartment",
  "no object": "client.outbox.noObject",
} as const;

type Said = { tone: Tone; title: string; text?: string };

/** What is said of a letter in each of its states. */
function saidOf({ state, kind, note, number }: MyLetter, t: Words["t"]): Said {
  const isReply = kind === "ticket.reply";
  switch (state) {
    case "waiting": {
      const title = t(isReply ? "client.outbox.waitingReply" : "client.outbox.waitingTicket");
      return { tone: "idle", title, text: t("client.outbox.waitingHelp") };
    }
    case "sending":
      return { tone: "idle", title: t("client.outbox.sending") };
    case "unknown":
      return { tone: "warn", title: t("client.outbox.unknown"), text: t("client.outbox.unknownHelp") };
    case "done":
      return { tone: "ok", title: isReply ? t("client.outbox.doneReply") : t("client.outbox.doneTicket", { number }) };
    case "returned": {
      const title = t(isReply ? "client.outbox.returnedReply" : "client.outbox.returnedTicket");
      const isTaken = note === "taken back";
      return {
        tone: isTaken ? "idle" : "warn",
        title,
        text: t(`client.outbox.${isTaken ? "takenBack" : "returned"}Help`),
      };
    }
    case "refused": {
      const title = t(isReply ? "client.outbox.refusedReply" : "client.outbox.refusedTicket");
      const why = note in whyRefused ? whyRefused[note as keyof typeof whyRefused] : "client.outbox.notTaken";
      return { tone: "bad", title, text: t(why) };
    }
    case "undecided":
      return { tone: "warn", title: t("client.outbox.undecided"), text: t("client.outbox.undecidedHelp") };
  }
}

/** Whether nothing is to be done about it any more but to tell it. */
export const isSettled = ({ state }: MyLetter): boolean => !["waiting", "sending", "unknown"].includes(state);

/** `here` is the ticket on whose page it is said. */
type Props = { letter: MyLetter; t: Words["t"]; here?: number | undefined };

/** What has become of something that the reader wrote, with his words, and what he can do about it. */
export function LetterNotice({ letter, t, here }: Props): ReactElement {
  const { state, ticket } = letter;
  const { tone, title, text } = saidOf(letter, t);
  const isHis = state === "returned" || state === "refused";
  const canAgain = isHis && letter.note !== "not allowed" && letter.note !== "no ticket";
  return (
    <Notice tone={tone} title={title} action={<Actions {...{ letter, t, canAgain }} />}>
      {text}
      {state !== "done" && (
        <details>
          <summary>{letter.kind === "ticket.open" ? letter.content.subject : t("client.outbox.text")}</summary>
          <p className="pre">{letter.content.message}</p>
        </details>
      )}
      {state === "done" && ticket !== undefined && ticket !== here && (
        <LinkButton size="small" href={`/tickets/${ticket}`}>
          {t("client.outbox.look")}
        </LinkButton>
      )}
    </Notice>
  );
}

function Actions({ letter, t, canAgain }: Props & { canAgain: boolean }): ReactNode {
  const hidden = <input type="hidden" name="letter" value={letter.id} />;
  if (letter.state === "waiting")
    return (
      <form action={takeBack}>
        {hidden}
        <SubmitButton size="small" kind="secondary">
          {t("client.outbox.takeBack")}
        </SubmitButton>
      </form>
    );
  if (!isSettled(letter)) return null;
  return (
    <form action={dismiss}>
      {hidden}
      {canAgain && (
        <LinkButton size="small" href={againHref(letter)}>
          {t("client.outbox.again")}
        </LinkButton>
      )}
      <Button type="submit" size="small">
        {t("client.outbox.dismiss")}
      </Button>
    </form>
  );
}

type ManyProps = { letters: MyLetter[]; t: Words["t"]; here?: number | undefined };

/** Several of them, one below the other. */
export function LetterNotices({ letters, t, here }: ManyProps): ReactNode {
  if (letters.length === 0) return null;
  return (
    <div className="stack-sm no-print">
      {letters.map((letter) => (
        <LetterNotice key={letter.id} letter={letter} t={t} here={here} />
      ))}
    </div>
  );
}
