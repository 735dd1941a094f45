import { useWords } from "../../../i18n/words.ts";
import { LEAST_T } from "../toy/schedules.ts";
import { words } from "../words.ts";
import { Slider } from "./Slider.tsx";

/** Lengths of chain, from the shortest whose linear schedule fits to the longest of the papers. */
const LENGTHS: readonly number[] = [LEAST_T, 50, 100, 200, 400, 700, 1000, 2000, 4000];

interface ChainSliderProps {
  readonly value: number;
  readonly longest?: number;
  readonly onChange: (T: number) => void;
}

/** T, the number of steps a process has. */
export function ChainSlider({ value, longest = 1000, onChange }: ChainSliderProps) {
  const say = useWords(words);
  const lengths = LENGTHS.filter((T) => T <= longest);
  return (
    <Slider
      label={say("chain")}
      symbol="T"
      value={Math.max(0, lengths.indexOf(value))}
      min={0}
      max={lengths.length - 1}
      shown={String(value)}
      said={say("chainSaid", { T: value })}
      onChange={(index) => onChange(lengths[index] ?? value)}
    />
  );
}
