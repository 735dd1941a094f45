import { Dices } from "lucide-react";
import { useWords } from "../../../i18n/words.ts";
import { Button } from "../../../ui/primitives/Button.tsx";
import { words } from "../words.ts";
import { TimeSlider } from "./TimeSlider.tsx";

interface NoiseControlsProps {
  readonly T: number;
  readonly t: number;
  readonly onTime: (t: number) => void;
  readonly onDraw: () => void;
}

/** How much noise a figure's picture has, 1 … T, and another draw of it. */
export function NoiseControls({ T, t, onTime, onDraw }: NoiseControlsProps) {
  const say = useWords(words);
  return (
    <>
      <TimeSlider T={T} value={t} min={1} onChange={onTime} />
      <Button icon={<Dices aria-hidden />} onClick={onDraw}>
        {say("newNoise")}
      </Button>
    </>
  );
}
