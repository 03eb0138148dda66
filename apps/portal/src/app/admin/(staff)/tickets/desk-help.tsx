import type { ReactElement } from "react";
import type { Words } from "../../../../messages/words.ts";
import { DeskKeys } from "../../../../ui/desk-keys.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { DialogButton } from "../../../../ui/dialog-button.tsx";
import { KeyList } from "../../../../ui/key-list.tsx";

/** The desk's keys, and what they do. */
export function DeskHelp({ t }: { t: Words["t"] }): ReactElement {
  const keys = [
    { key: "j", does: t("desk.keys.next") },
    { key: "k", does: t("desk.keys.previous") },
    { key: "r", does: t("desk.keys.reply") },
    { key: "n", does: t("desk.keys.note") },
    { key: "a", does: t("desk.keys.assign") },
    { key: "e", does: t("desk.keys.close") },
    { key: "z", does: t("desk.keys.undo") },
    { key: "p", does: t("desk.keys.ready") },
    { key: "/", does: t("desk.keys.search") },
    { key: "?", does: t("desk.keys.help") },
    { key: "Ctrl Enter", does: t("desk.keys.send") },
    { key: "Esc", does: t("desk.keys.leave") },
  ];
  return (
    <div className="hide-phone">
      <DialogButton dialog="desk-keys" kind="quiet" size="small" aria-keyshortcuts="?">
        {t("desk.keys.title")}
      </DialogButton>
      <Dialog
        id="desk-keys"
        title={t("desk.keys.title")}
        foot={
          <DialogButton dialog="desk-keys" close>
            {t("desk.keys.shut")}
          </DialogButton>
        }
      >
        <KeyList keys={keys} />
        <DeskKeys label={t("desk.keys.on")} />
      </Dialog>
    </div>
  );
}
