import { useWords } from "../../i18n/words.ts";
import type { Sheet } from "../../run/sheet.ts";
import { useModelTitle } from "../models.ts";
import { RecordedLabel } from "./RecordedLabel.tsx";
import { words } from "./words.ts";

interface GreetingLabelProps {
  readonly greeting: Sheet;
  /** How to have one's own, where that isn't by Run. */
  readonly note?: string;
}

/** What a room greets with, and whose work that is. */
export function GreetingLabel({ greeting, note }: GreetingLabelProps) {
  const t = useWords(words);
  const title = useModelTitle();
  const { model } = greeting;
  return (
    <RecordedLabel
      shown
      what={t("recorded.of", { model: title(model), width: model.width, height: model.height })}
      note={note ?? t("recorded.own")}
    />
  );
}
