import { Presentation } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import { words } from "../frame/words.ts";
import { Button, IconButton } from "../primitives/Button.tsx";

interface AddToLectureProps {
  readonly room: string;
  /** Said in words, where there is room for them. */
  readonly named?: boolean;
  readonly onPress?: () => void;
}

/** The moment one looks at, with its frames, becomes the last of a lecture. */
export function AddToLecture({ room, named = false, onPress }: AddToLectureProps) {
  const t = useWords(words);
  const press = () => {
    onPress?.();
    void add(room);
  };
  return named ? (
    <Button icon={<Presentation />} onClick={press}>
      {t("app.lecture")}
    </Button>
  ) : (
    <IconButton label={t("app.lecture")} onClick={press}>
      <Presentation />
    </IconButton>
  );
}

/** What adds comes with the first press; where it does not come, the page says so (shell/missing.ts). */
async function add(room: string): Promise<void> {
  const { addToLecture } = await import("../../app/lectures/add.ts");
  await addToLecture(room);
}
