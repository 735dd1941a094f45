import { FIRST_MODEL } from "../../app/store.ts";
import { USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import type { Sheet } from "../../run/sheet.ts";
import { useModelTitle } from "../models.ts";
import { RecordedLabel } from "./RecordedLabel.tsx";
import { words } from "./words.ts";

interface GreetingLabelProps {
  /** Null while it is on its way. */
  readonly greeting: Sheet | null;
  /** How to have one's own, where that isn't by Run. */
  readonly note?: string;
}

/** What a room greets with, and whose work that is. */
export function GreetingLabel({ greeting, note }: GreetingLabelProps) {
  const t = useWords(words);
  const title = useModelTitle();
  const { model } = greeting ?? { model: { id: FIRST_MODEL, title: FIRST_MODEL, ...USUAL_SHAPE } };
  return (
    <RecordedLabel
      shown={greeting !== null}
      what={t("recorded.of", { model: title(model), width: model.width, height: model.height })}
      note={note ?? t("recorded.own")}
    />
  );
}
