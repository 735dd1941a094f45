import { askForModel } from "../../app/choose-model.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { useModelHasSeen, useModelTitle, usePhotographs } from "../../ui/models.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { megabytes } from "../../ui/run/format.ts";
import styles from "./Interpolate.module.css";
import { words } from "./words.ts";

/** What the model has seen, which is all it can make of a picture; and one that knows photographs, where there is one. */
export function Knows() {
  const w = useWords(words);
  const what = useModelHasSeen();
  const title = useModelTitle();
  const { knows, offered } = usePhotographs();
  // Before the list has come the place of what it may offer is kept.
  const listed = useStore(({ models }) => models.length > 0);
  return (
    <div className={styles.knows}>
      <p>{w(knows ? "knowsPhotographs" : "knows", { what })}</p>
      {!knows && !listed && (
        <Button className={styles.unlisted} disabled>
          {w("offer", { title: "", megabytes: "" })}
        </Button>
      )}
      {offered && (
        <Button onClick={() => askForModel(offered.id)}>
          {w("offer", { title: title(offered), megabytes: megabytes(offered.bytes) })}
        </Button>
      )}
    </div>
  );
}
