import { words as refusals, sayRefusal } from "../../formats/words.ts";
import { useWords } from "../../i18n/words.ts";
import type { IntakeFailure } from "../../intake/protocol.ts";
import { words } from "./words.ts";

/** Why a model was not taken in, in the language of this moment. */
export function Failed({ failure: { code, message, said } }: { readonly failure: IntakeFailure }) {
  const [w, r] = [useWords(words), useWords(refusals)];
  return w(`failed.${code}`, { message: said ? sayRefusal(r, said) : message });
}
