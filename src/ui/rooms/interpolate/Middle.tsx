import { useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { PictureGrid } from "../../pictures/PictureGrid.tsx";
import { Sym } from "../../primitives/Maths.tsx";
import { Range } from "../../primitives/Range.tsx";
import { number } from "../../run/format.ts";
import styles from "./Interpolate.module.css";
import { SLOT } from "./run.ts";
import { words } from "./words.ts";

interface MiddleProps {
  readonly lambdas: readonly number[];
  readonly onOpen: (picture: number) => void;
}

/** One λ, large and live, and the slider that walks from one end to the other. */
export function Middle({ lambdas, onOpen }: MiddleProps) {
  const w = useWords(words);
  const [chosen, setChosen] = useState(Math.floor(lambdas.length / 2));
  const at = Math.min(chosen, lambdas.length - 1);
  const lambda = number(lambdas[at] ?? 0, 3);
  return (
    <>
      <div className={styles.large}>
        <PictureGrid
          slot={SLOT}
          count={1}
          lanes={[at]}
          view="x0"
          nameOf={() => w("pictureAt", { lambda })}
          onOpen={() => onOpen(at)}
        />
      </div>
      <div className={styles.walk}>
        <span className={styles.lambda}>
          <Sym name="lambda" /> = {lambda}
        </span>
        <Range
          aria-label={w("lambda")}
          min={0}
          max={lambdas.length - 1}
          value={at}
          valueText={w("between", { lambda })}
          onChange={setChosen}
        />
      </div>
    </>
  );
}
