import type { ReactElement, ReactNode } from "react";

export interface Setting {
  key: string;
  label: string;
  /** A Badge or a word: how it is set. */
  state?: ReactNode;
  /** What that means. */
  detail?: ReactNode;
  /** A small form or a link that changes it. */
  action?: ReactNode;
}

/** Things that are one way or another, each with what changes it. */
export function SettingList({ settings }: { settings: Setting[] }): ReactElement {
  return (
    <ul className="settings">
      {settings.map(({ key, label, state, detail, action }) => (
        <li key={key}>
          <div>
            <span className="setting-name">
              <b>{label}</b> {state}
            </span>
            {detail && <p className="help">{detail}</p>}
          </div>
          {action && <div className="setting-action">{action}</div>}
        </li>
      ))}
    </ul>
  );
}
