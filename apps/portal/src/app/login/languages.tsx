import { type Locale, locales } from "../../messages/locales.ts";
import { words } from "../../messages/words.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/row.tsx";
import { setLanguage } from "../preferences.ts";

/** The other languages, for somebody who is not signed in yet. */
export async function Languages() {
  const { locale } = await words();
  const others = (Object.keys(locales) as Locale[]).filter((code) => code !== locale);
  return (
    <form action={setLanguage}>
      <Row>
        {others.map((code) => (
          <Button key={code} type="submit" kind="quiet" size="small" name="language" value={code} lang={code}>
            {locales[code].name}
          </Button>
        ))}
      </Row>
    </form>
  );
}
