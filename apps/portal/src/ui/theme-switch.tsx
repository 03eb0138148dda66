"use client";

import { type ReactElement, useId, useState } from "react";
import { type Theme, themeAttribute, themeCookie } from "./theme.ts";

export interface ThemeSwitchProps {
  /** What the server read from the cookie. */
  theme: Theme;
  labels: { title: string } & Record<Theme, string>;
}

const themes: Theme[] = ["system", "light", "dark"];
const year = 365 * 24 * 60 * 60;

/** Three radio buttons. The choice is applied at once and kept in a cookie, so that the server renders it next time. */
export function ThemeSwitch({ theme, labels }: ThemeSwitchProps): ReactElement {
  const id = useId();
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme) => {
    setChosen(next);
    const attribute = themeAttribute(next);
    if (attribute === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = attribute;
    const secure = location.protocol === "https:" ? ";secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${themeCookie}=${next};path=/;max-age=${year};samesite=lax${secure}`;
  };
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <div className="menu-label" id={id}>
        {labels.title}
      </div>
      {themes.map((value) => (
        <label key={value}>
          <input type="radio" name="theme" value={value} checked={chosen === value} onChange={() => choose(value)} />
          {labels[value]}
        </label>
      ))}
    </div>
  );
}
