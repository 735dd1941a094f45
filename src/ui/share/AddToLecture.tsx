import { Presentation } from "lucide-react";
import { say } from "../../app/notices.ts";
import { useWords } from "../../i18n/words.ts";
import { words } from "../frame/words.ts";
import { IconButton } from "../primitives/Button.tsx";
import { words as pageWords } from "../words.ts";

/** The moment one looks at, with its frames, becomes the last of a lecture. */
export function AddToLecture({ room }: { readonly room: string }) {
  const t = useWords(words);
  return (
    <IconButton label={t("app.lecture")} onClick={() => void add(room)}>
      <Presentation />
    </IconButton>
  );
}

/** What adds comes with the first press. */
async function add(room: string): Promise<void> {
  const adding = await import("../../app/lectures/add.ts").catch(() => null);
  if (adding) return adding.addToLecture(room);
  say({ key: "lecture", tone: "error", text: () => pageWords.say("part.missing") });
}
