import { words as refusals, sayRefusal } from "../../../formats/words.ts";
import { useWords } from "../../../i18n/words.ts";
import type { Rejection } from "../../../worker/protocol.ts";

/** Why in particular: in the page's language where it is a file's refusal, else as the browser says it. */
export function RejectionDetail({ of: { detail, said }, className }: { of: Rejection; className: string | undefined }) {
  const refused = useWords(refusals);
  if (!detail) return null;
  return (
    <p className={className} {...(!said && { lang: "en" })}>
      {said ? sayRefusal(refused, said) : detail}
    </p>
  );
}
