import { useWords } from "../../../i18n/words.ts";
import { PictureGrid } from "../../pictures/PictureGrid.tsx";
import { Sym } from "../../primitives/Maths.tsx";
import { number } from "../../run/format.ts";
import styles from "./Interpolate.module.css";
import { SLOT } from "./run.ts";
import { words } from "./words.ts";

interface MiddleProps {
  readonly picture: number;
  readonly lambda: number;
  readonly onOpen: (picture: number) => void;
}

/** The mix that is chosen on the strip, large and live. */
export function Middle({ picture, lambda, onOpen }: MiddleProps) {
  const w = useWords(words);
  return (
    <>
      <div className={styles.large}>
        <PictureGrid
          slot={SLOT}
          count={1}
          lanes={[picture]}
          view="x0"
          nameOf={() => w("pictureAt", { lambda: number(lambda, 3) })}
          onOpen={() => onOpen(picture)}
        />
      </div>
      <p className={styles.lambda}>
        <Sym name="lambda" /> = {number(lambda, 3)}
      </p>
    </>
  );
}
