import { Download } from "lucide-react";
import { saveFile } from "../../app/save-file.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import { useWords } from "../../i18n/words.ts";
import { recipeJson, resultNpy, type Shareable, trajectoryNpy } from "../../recipe/sharing.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { Button } from "../primitives/Button.tsx";
import { Fold } from "../primitives/Fold.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

interface RawPartProps {
  readonly room: string;
  readonly shared: Shareable;
  readonly onStatus: (words: string) => void;
}

/** The first lines of docs/files.md; the rest of them makes x_T from the seed. */
const SNIPPET = `import json, numpy as np
recipe = json.load(open("recipe.json"))
x0 = np.load("x0.npy")          # (pictures, C, H, W), −1 … 1
xt = np.load("trajectory.npy")  # (positions, pictures, C, H, W)`;

/** What the pictures are made of, for those who go on in Python. */
export function RawPart({ room, shared, onStatus }: RawPartProps) {
  const w = useWords(words);
  const save = async (make: (shared: Shareable) => Blob | null, name: string) => {
    try {
      const blob = make(shared);
      if (blob) onStatus((await saveFile(blob, name)) ? w("saved", { name }) : "");
    } catch (error) {
      onStatus(w("failed", { message: wordsOf(error) }));
    }
  };
  const pictures = shared.result !== null;
  return (
    <Fold label={w("raw")}>
      <p className={css.note}>{w("rawHelp")}</p>
      <div className={css.actions}>
        {!roomNamed(room).numbers && (
          <>
            <Button icon={<Download />} disabled={!pictures} onClick={() => void save(resultNpy, "x0.npy")}>
              {w("x0")}
            </Button>
            <Button icon={<Download />} disabled={!pictures} onClick={() => void save(trajectoryNpy, "trajectory.npy")}>
              {w("trajectory")}
            </Button>
          </>
        )}
        <Button icon={<Download />} onClick={() => void save(recipeJson, "recipe.json")}>
          {w("recipe")}
        </Button>
      </div>
      <pre className={css.snippet} translate="no">
        {SNIPPET}
      </pre>
    </Fold>
  );
}
