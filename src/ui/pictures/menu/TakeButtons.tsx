import { useMemo } from "react";
import { useWords } from "../../../i18n/words.ts";
import { takeTo } from "../../../pictures/take-to.ts";
import { takenOf } from "../../../pictures/taken.ts";
import type { Take } from "../../../scene/take.ts";
import { Button } from "../../primitives/Button.tsx";
import styles from "./TakeButtons.module.css";
import { useOffers } from "./use-offers.ts";
import { words } from "./words.ts";

interface TakeButtonsProps {
  readonly slot: string;
  readonly picture: number;
  readonly onTaken: () => void;
}

/** What rooms do with a picture that is shown large: the menu's lines, for fingers too. */
export function TakeButtons({ slot, picture, onTaken }: TakeButtonsProps) {
  const w = useWords(words);
  const of = useMemo(() => ({ slot, picture, which: "x0" as const }), [slot, picture]);
  const there = useOffers(of);
  if (!there) return null;
  if (there.block === "otherModel") return <p className={styles.block}>{w(there.block)}</p>;
  return (
    <ul className={styles.takes} aria-label={w("open")}>
      {there.offers.map(({ room, take }) => (
        <li key={take.id}>
          <TakeButton
            take={take}
            onPress={() => {
              // As it is seen now: it may have gone on since it was shown.
              const taken = takenOf(slot, picture, "x0");
              if (!taken) return;
              onTaken();
              void takeTo({ room, take }, taken);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function TakeButton({ take, onPress }: { readonly take: Take; readonly onPress: () => void }) {
  return (
    <Button icon={<take.icon aria-hidden />} onClick={onPress}>
      {take.useName()}
    </Button>
  );
}
