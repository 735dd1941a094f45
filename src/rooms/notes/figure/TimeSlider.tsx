import { useWords } from "../../../i18n/words.ts";
import { words } from "../words.ts";
import { Slider } from "./Slider.tsx";

interface TimeSliderProps {
  readonly T: number;
  readonly value: number;
  readonly min: number;
  readonly onChange: (t: number) => void;
}

/** The slider of most figures: t, from the picture at the left to noise at the right. */
export function TimeSlider({ T, value, min, onChange }: TimeSliderProps) {
  const say = useWords(words);
  return (
    <Slider
      label={say("time")}
      symbol="t"
      value={value}
      min={min}
      max={T}
      shown={String(value)}
      said={say("timeSaid", { t: value, T })}
      onChange={onChange}
    />
  );
}
