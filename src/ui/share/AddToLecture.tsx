import { Presentation } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import { words } from "../frame/words.ts";
import { IconButton } from "../primitives/Button.tsx";

/** The moment one looks at, with its frames, becomes the last of a lecture. */
export function AddToLecture({ room }: { readonly room: string }) {
  const t = useWords(words);
  return (
    <IconButton label={t("app.lecture")} onClick={() => void add(room)}>
      <Presentation />
    </IconButton>
  );
}

/** What adds comes with the first press; where it does not come, the page says so (shell/missing.ts). */
async function add(room: string): Promise<void> {
  const { addToLecture } = await import("../../app/lectures/add.ts");
  await addToLecture(room);
}
