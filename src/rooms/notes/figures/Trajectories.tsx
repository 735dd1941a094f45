import { Dices } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed } from "../../../ui/charts/format.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Button } from "../../../ui/primitives/Button.tsx";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Slider } from "../figure/Slider.tsx";
import { bestNoise, MIXTURE } from "../toy/mixture.ts";
import { unitNoise } from "../toy/noise.ts";
import { pathsOf, planOf } from "../toy/run.ts";
import { words } from "../words.ts";
import { FIELD_SCHEDULE, PathField } from "./PathField.tsx";

const COUNT = 60;
const denoise = bestNoise(MIXTURE);

type Starts = "one" | "many";

/** Sixty numbers on their way from noise to a mixture, by DDIM's family from η = 0 to 1. */
export function Trajectories({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [eta, setEta] = useState(0);
  const [steps, setSteps] = useState(50);
  const [starts, setStarts] = useState<Starts>("many");
  const [from, setFrom] = useState(0.35);
  const [draw, setDraw] = useState(1);

  const start = useMemo(
    () =>
      starts === "one" ? new Float64Array(COUNT).fill(from) : Float64Array.from(unitNoise(COUNT, draw, "initial")),
    [starts, from, draw],
  );
  const stops = useMemo(() => {
    const plan = planOf(
      { kind: "ddim", steps, spacing: "trailing", eta, sigmaHat: false, clip: false, epsilon: "recompute" },
      FIELD_SCHEDULE,
    );
    return pathsOf(plan, start, denoise, draw);
  }, [steps, eta, start, draw]);
  const ends = stops.at(-1)!.x;

  return (
    <Figure
      caption={children}
      controls={
        <>
          <Slider
            label={say("randomness")}
            symbol="η"
            value={eta}
            min={0}
            max={1}
            step={0.05}
            shown={fixed(eta, 2)}
            said={`η = ${fixed(eta, 2)}`}
            onChange={setEta}
          />
          <Slider
            label={say("steps")}
            symbol="S"
            value={steps}
            min={5}
            max={200}
            step={5}
            shown={String(steps)}
            said={say("stepsSaid", { steps })}
            onChange={setSteps}
          />
          <Segmented
            fill
            label={say("starts")}
            value={starts}
            onChange={setStarts}
            options={[
              { value: "many", label: say("manyStarts") },
              { value: "one", label: say("oneStart") },
            ]}
          />
          {starts === "one" ? (
            <Slider
              label={say("start")}
              symbol={<M>x_T</M>}
              value={from}
              min={-2}
              max={2}
              step={0.05}
              shown={fixed(from, 2)}
              said={`x_T = ${fixed(from, 2)}`}
              onChange={setFrom}
            />
          ) : (
            <Button icon={<Dices aria-hidden />} onClick={() => setDraw(draw + 1)}>
              {say("newNoise")}
            </Button>
          )}
        </>
      }
    >
      <PathField stops={stops} label={say("pathsPlot", { count: COUNT, eta: fixed(eta, 2), steps })} />
      <Numbers
        items={MIXTURE.map((bump, k) => ({
          id: String(bump.mean),
          name: say("endNear", { x: fixed(bump.mean, 2), share: fixed(100 * bump.weight, 0) }),
          value: `${Array.from(ends).filter((x) => nearest(x) === k).length} / ${COUNT}`,
        }))}
      />
    </Figure>
  );
}

/** The bump whose centre is nearest. */
function nearest(x: number): number {
  const distances = MIXTURE.map(({ mean }) => Math.abs(x - mean));
  return distances.indexOf(Math.min(...distances));
}
