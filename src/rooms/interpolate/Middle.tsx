import { Pause, Repeat2 } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import { part } from "../../ui/part.tsx";
import { PictureGrid } from "../../ui/pictures/PictureGrid.tsx";
import { Button } from "../../ui/primitives/Button.tsx";
import { Sym } from "../../ui/primitives/Maths.tsx";
import { number } from "../../ui/run/format.ts";
import styles from "./Interpolate.module.css";
import { LambdaRange } from "./LambdaRange.tsx";
import { useWalk } from "./use-walk.ts";
import { words } from "./words.ts";

const Captions = part(() => import("../../ui/classes/Captions.tsx"));

interface MiddleProps {
  readonly slot: string;
  /** Whether the way back is told a class. */
  readonly ofClass: boolean;
  /** Those of the chosen row, over λ. */
  readonly pictures: readonly number[];
  readonly lambdas: readonly number[];
  /** The row's label, where there are several. */
  readonly row: string | undefined;
  readonly column: number;
  readonly nameOf: (picture: number) => string;
  readonly onChoose: (column: number) => void;
  readonly onWalk: (column: number) => void;
  readonly onOpen: (picture: number) => void;
  /** With the slider under it, where no strip has one. */
  readonly slider: boolean;
  /** Whether it walks from the beginning. */
  readonly walking: boolean;
}

/** The mix that is chosen, large and live; and walking back and forth between the ends. */
export function Middle(props: MiddleProps) {
  const { slot, ofClass, pictures, lambdas, row, column, nameOf, onChoose, onWalk, onOpen, slider, walking } = props;
  const w = useWords(words);
  const picture = pictures[column] ?? 0;
  const [walks, toggleWalk] = useWalk(pictures.length, column, onWalk, walking);
  const walk = () => {
    if (walks) onChoose(column);
    toggleWalk();
  };
  return (
    <div className={styles.focus}>
      <div className={styles.large}>
        <PictureGrid
          slot={slot}
          count={1}
          pictures={[picture]}
          view="x0"
          nameOf={() => nameOf(picture)}
          onOpen={() => onOpen(picture)}
          over={ofClass && <Captions slot={slot} pictures={[picture]} />}
        />
      </div>
      {slider && <LambdaRange lambdas={lambdas} column={column} onChoose={onChoose} />}
      <p className={styles.lambda}>
        {row !== undefined && <span>{row}</span>}
        <span>
          <Sym name="lambda" /> <span>{`= ${number(lambdas[column] ?? 0, 3)}`}</span>
        </span>
        <Button look="plain" icon={walks ? <Pause /> : <Repeat2 />} aria-pressed={walks} onClick={walk}>
          {w("walk")}
        </Button>
      </p>
    </div>
  );
}
