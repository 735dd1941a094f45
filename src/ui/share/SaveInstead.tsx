import { Download } from "lucide-react";
import { saveFile } from "../../app/save-file.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import { useWords } from "../../i18n/words.ts";
import { carrierOf, type Shareable } from "../../recipe/sharing.ts";
import { Button } from "../primitives/Button.tsx";
import { words } from "./words.ts";

interface SaveInsteadProps {
  readonly shared: Shareable;
  readonly onStatus: (words: string) => void;
}

/** The file that carries what a link cannot. */
export function SaveInstead({ shared, onStatus }: SaveInsteadProps) {
  const w = useWords(words);
  const { png, make } = carrierOf(shared);
  const name = `backstep-${shared.scene.room}.${png ? "png" : "json"}`;
  const save = async () => {
    try {
      onStatus((await saveFile(make(), name)) ? w("saved", { name }) : "");
    } catch (error) {
      onStatus(w("failed", { message: wordsOf(error) }));
    }
  };
  return (
    <Button look="primary" icon={<Download />} onClick={() => void save()}>
      {w(png ? "asPng" : "asJson")}
    </Button>
  );
}
