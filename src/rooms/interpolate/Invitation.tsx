import { UserRound } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import { useKnowsFaces } from "../../ui/models.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { drawFaces } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

/** What to do before there is anything to see. */
export function Invitation({ both }: { readonly both: boolean }) {
  const w = useWords(words);
  const faces = useKnowsFaces();
  const { way, ends } = settings.use();
  if (way === "seeds") {
    return (
      <div className={styles.invitation}>
        <h2 className={styles.invitationTitle}>{w("emptySeeds")}</h2>
        <p>{w("emptySeedsHint")}</p>
      </div>
    );
  }
  if (both) return null;
  return (
    <div className={styles.invitation}>
      <h2 className={styles.invitationTitle}>{w("empty")}</h2>
      <p>{w("emptyHint")}</p>
      {faces && (
        <Button look="primary" size="large" icon={<UserRound />} onClick={() => void drawFaces()}>
          {w(ends.every((picture) => picture === null) ? "drawTwo" : "drawOne")}
        </Button>
      )}
    </div>
  );
}
