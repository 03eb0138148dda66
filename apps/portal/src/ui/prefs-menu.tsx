import type { ReactElement } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { PopoverPanel } from "./popover-panel.tsx";
import type { Theme } from "./theme.ts";
import { ThemeSwitch, type ThemeSwitchProps } from "./theme-switch.tsx";
import { useUniqueId } from "./use-unique-id.ts";

export interface Language {
  /** BCP 47 code; also the `lang` of its own name. */
  code: string;
  /** In the language itself: "Deutsch". */
  label: string;
  current?: boolean | undefined;
}

export interface PrefsMenuProps {
  /** "Theme and language" */
  label: string;
  theme: Theme;
  themeLabels: ThemeSwitchProps["labels"];
  languages?: Language[] | undefined;
  /** A server action that reads `language` from the form, or the address for a code. */
  setLanguage?: ((data: FormData) => void | Promise<void>) | undefined;
  languageHref?: ((code: string) => string) | undefined;
}

/** The half disc in the top line: theme and language. */
export function PrefsMenu({
  label,
  theme,
  themeLabels,
  languages = [],
  setLanguage,
  languageHref,
}: PrefsMenuProps): ReactElement {
  const id = useUniqueId();
  const choices = languages.map((language) => {
    const content = (
      <>
        <span lang={language.code}>{language.label}</span>
        {language.current && <Icon name="check" small />}
      </>
    );
    return languageHref ? (
      <Link
        key={language.code}
        href={languageHref(language.code)}
        document
        aria-current={language.current || undefined}
      >
        {content}
      </Link>
    ) : (
      <button
        key={language.code}
        name="language"
        value={language.code}
        type="submit"
        aria-current={language.current || undefined}
      >
        {content}
      </button>
    );
  });
  return (
    <>
      <Button kind="quiet" popoverTarget={id} label={label} icon={<Icon name="theme" />} />
      <PopoverPanel id={id}>
        <ThemeSwitch theme={theme} labels={themeLabels} />
        {languages.length > 0 && <hr />}
        {languageHref ? choices : languages.length > 0 && <form action={setLanguage}>{choices}</form>}
      </PopoverPanel>
    </>
  );
}
