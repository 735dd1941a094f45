import { Columns2 } from "lucide-react";
import { useEffect, useState } from "react";
import { MAX_PIXELS } from "../../bytes/picture-file.ts";
import { decodePng } from "../../bytes/png-pixels.ts";
import { useWords } from "../../i18n/words.ts";
import { kept } from "../../ledger/page.ts";
import type { Kept } from "../../ledger/records.ts";
import { receiveJson } from "../../recipe/incoming.ts";
import { recipeIn } from "../../recipe/kept/entry.ts";
import { refuse } from "../../recipe/kept/said.ts";
import { type Recipe, writeRecipe } from "../../recipe/recipe.ts";
import { allRooms } from "../../scene/rooms.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { Dialog } from "../../ui/primitives/Dialog.tsx";
import { twoDigits } from "../../ui/run/format.ts";
import { besideEachOther, type Difference, differenceOf, type Why } from "./beside.ts";
import { Large } from "./Detail.tsx";
import { Facts } from "./Facts.tsx";
import type { Names } from "./names.ts";
import css from "./pictures.module.css";
import { words } from "./words.ts";

interface TwoBesideProps {
  readonly one: Kept;
  readonly other: Kept;
  readonly names: Names;
  readonly onClose: () => void;
}

/** Two kept pictures: what of their making differs, how far their pixels do, and the way to make both again. */
export function TwoBeside({ one, other, names, onClose }: TwoBesideProps) {
  const w = useWords(words);
  const both = useBoth(one, other);
  const room = allRooms().find(({ beside }) => beside);
  const run = async (recipe: Recipe) => {
    onClose();
    await receiveJson(writeRecipe(recipe), { kind: "text" });
  };
  return (
    <Dialog open title={w("compareTitle")} onClose={onClose}>
      <div className={css.two}>
        {[one, other].map((entry, i) => (
          <figure key={entry.id} className={css.half}>
            <Large entry={entry} name={names.line(entry)} square />
            <figcaption>
              <Facts entry={entry} names={names} beside={i === 0 ? other : one} />
            </figcaption>
          </figure>
        ))}
      </div>
      {both && (
        <div className={css.verdict}>
          <p>{inWords(both.difference)}</p>
          {room &&
            (typeof both.made === "string" ? (
              <p className={css.help}>{w("cannotRun", { why: both.made })}</p>
            ) : (
              <Run name={w("runBoth", { room: room.words.say("name") })} onRun={() => void run(both.made as Recipe)} />
            ))}
        </div>
      )}
    </Dialog>
  );

  function inWords(difference: Difference | null): string {
    if (!difference) return w("otherSizes");
    const { mean, largest } = difference;
    return largest === 0 ? w("identical") : w("difference", { mean: twoDigits(mean), largest });
  }
}

function Run({ name, onRun }: { readonly name: string; readonly onRun: () => void }) {
  return (
    <Button look="primary" icon={<Columns2 />} onClick={onRun}>
      {name}
    </Button>
  );
}

interface Both {
  readonly difference: Difference | null;
  readonly made: Recipe | Why;
}

function useBoth(one: Kept, other: Kept): Both | null {
  const [both, setBoth] = useState<Both | null>(null);
  useEffect(() => {
    let wanted = true;
    void compared(one.id, other.id).then((found) => wanted && setBoth(found), refuse);
    return () => {
      wanted = false;
    };
  }, [one.id, other.id]);
  return both;
}

/** @throws LedgerProblem */
async function compared(...ids: readonly [string, string]): Promise<Both | null> {
  const [a, b] = await Promise.all(ids.map((id) => kept.pictures(id)));
  if (!a || !b) return null;
  const [first, second] = [recipeIn(a), recipeIn(b)];
  const room = allRooms().find(({ beside }) => beside);
  const difference = differenceOf(decodePng(a, MAX_PIXELS), decodePng(b, MAX_PIXELS));
  return { difference, made: room && first && second ? besideEachOther(room, first, second) : "other" };
}
