import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { chooseLanguage, chooseLook, chooseTheme, keptTheme } from "../app/preferences.ts";
import { useStore } from "../app/store.ts";
import { LANGUAGES, type Language } from "../i18n/languages.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useWords } from "../i18n/words.ts";
import { IconButton } from "../ui/primitives/Button.tsx";
import { Field } from "../ui/primitives/Field.tsx";
import { Popover } from "../ui/primitives/Popover.tsx";
import { Segmented } from "../ui/primitives/Segmented.tsx";
import { Select } from "../ui/primitives/Select.tsx";
import { words } from "./words.ts";

/** Language and theme, the system's until one is chosen, and how pictures look. */
export function AppearanceMenu() {
  const t = useWords(words);
  return (
    <Popover
      side="beside"
      title={t("menu.title")}
      trigger={
        <IconButton label={t("menu.title")} size="large">
          <SlidersHorizontal />
        </IconButton>
      }
    >
      <AppearanceFields />
    </Popover>
  );
}

/** The same without the button. */
export function AppearanceFields() {
  const t = useWords(words);
  const language = useLanguage();
  const look = useStore((state) => state.look);
  const [theme, setTheme] = useState(keptTheme);
  return (
    <>
      <Field label={t("menu.language")}>
        {({ id }) => (
          <Select
            id={id}
            value={language}
            options={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
            onChange={chooseLanguage}
          />
        )}
      </Field>
      <Field label={t("menu.theme")}>
        {() => (
          <Segmented
            fill
            label={t("menu.theme")}
            value={theme}
            options={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
            onChange={(next) => {
              setTheme(next);
              chooseTheme(next);
            }}
          />
        )}
      </Field>
      <Field label={t("menu.look")} help={t("menu.lookHelp")}>
        {() => (
          <Segmented
            fill
            label={t("menu.look")}
            value={look}
            options={(["smooth", "pixels"] as const).map((value) => ({ value, label: t(`look.${value}`) }))}
            onChange={chooseLook}
          />
        )}
      </Field>
    </>
  );
}
