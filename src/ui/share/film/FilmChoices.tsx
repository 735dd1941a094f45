import { SIZES } from "../../../film/layout.ts";
import { PACES, secondsOf } from "../../../film/timing.ts";
import type { VideoKind } from "../../../film/video-kind.ts";
import { useWords } from "../../../i18n/words.ts";
import type { Reel } from "../../../scene/reel.ts";
import { words as pictureWords } from "../../pictures/words.ts";
import { Field } from "../../primitives/Field.tsx";
import { Fold } from "../../primitives/Fold.tsx";
import { Named } from "../../primitives/Maths.tsx";
import { Range } from "../../primitives/Range.tsx";
import { Segmented } from "../../primitives/Segmented.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { number } from "../../run/format.ts";
import shareCss from "../share.module.css";
import { WhichField } from "../WhichField.tsx";
import css from "./film.module.css";
import type { Choices, FilmPlan } from "./plan.ts";
import { words } from "./words.ts";

interface FilmChoicesProps {
  readonly reel: Reel;
  readonly reels: readonly Reel[];
  readonly plan: FilmPlan;
  readonly video: VideoKind | null | undefined;
  readonly choices: Choices;
  readonly onReel: (id: Reel["id"]) => void;
  readonly onChange: (change: Partial<Choices>) => void;
}

const LONGEST_HOLD = 5;

/** What can be chosen of a film; what few need is folded away. */
export function FilmChoices({ reel, reels, plan, video, choices, onReel, onChange }: FilmChoicesProps) {
  const w = useWords(words);
  const t = useWords(pictureWords);
  const { shows, one, format, size, smooth, caption, pace, bare } = choices;
  const count = reel.groups[0]?.count ?? 1;
  const paced = (change: Partial<Choices["pace"]>) => onChange({ pace: { ...pace, ...change } });
  const container = video?.container ?? "mp4";
  const speed = w(reel.id === "walk" ? "speedWalk" : "speedRun", { pace: pace.stepsPerSecond });
  return (
    <>
      {reels.length > 1 && (
        <Segmented
          fill
          label={w("which")}
          value={reel.id}
          options={reels.map(({ id }) => ({ value: id, label: w(id) }))}
          onChange={onReel}
        />
      )}
      <Segmented
        fill="by-words"
        label={w("shows")}
        value={shows}
        options={[
          { value: "x0", label: <Named word={t("view.guess")} symbol="x0" />, title: t("view.x0") },
          { value: "x", label: <Named word={t("view.noisy")} symbol="xt" />, title: t("view.x") },
          { value: "both", label: t("view.both"), title: t("view.bothLong") },
        ]}
        onChange={(shows) => onChange({ shows })}
      />
      {count > 1 && (
        <Segmented
          fill
          label={w("pictures")}
          value={one === null ? "all" : "one"}
          options={(["all", "one"] as const).map((value) => ({ value, label: w(value) }))}
          onChange={(value) => onChange({ one: value === "all" ? null : 0 })}
        />
      )}
      {count > 1 && one !== null && (
        <WhichField label={w("number")} number={one + 1} count={count} onChange={(n) => onChange({ one: n - 1 })} />
      )}
      <div className={css.kind}>
        <Segmented
          fill
          label={w("format")}
          value={format}
          options={[
            ...(video === null ? [] : [{ value: "video", label: w(container) } as const]),
            { value: "gif", label: w("gif") },
            { value: "apng", label: w("apng") },
          ]}
          onChange={(format) => onChange({ format })}
        />
        <p className={shareCss.note}>{w(`${format === "video" ? container : format}Help`)}</p>
      </div>
      <Field label={w("speed")} aside={`${speed} · ${w("holdValue", { seconds: number(secondsOf(plan.shots), 1) })}`}>
        {({ id }) => (
          <Range
            id={id}
            min={0}
            max={PACES.length - 1}
            value={Math.max(0, PACES.indexOf(pace.stepsPerSecond as (typeof PACES)[number]))}
            valueText={speed}
            onChange={(at) => paced({ stepsPerSecond: PACES[at] ?? 1 })}
          />
        )}
      </Field>
      <Fold label={w("more")}>
        <div className={shareCss.choices}>
          <Segmented
            fill
            label={w("size")}
            value={String(size)}
            options={SIZES.map((each) => ({ value: String(each), label: w("sizeValue", { size: String(each) }) }))}
            onChange={(value) => onChange({ size: SIZES.find((each) => String(each) === value) ?? SIZES[0] })}
          />
          <Segmented
            fill
            label={w("scaling")}
            value={smooth ? "smooth" : "nearest"}
            options={(["nearest", "smooth"] as const).map((value) => ({ value, label: w(value) }))}
            onChange={(value) => onChange({ smooth: value === "smooth" })}
          />
          <Field label={w("hold")} aside={w("holdValue", { seconds: number(pace.hold, 1) })}>
            {({ id }) => (
              <Range
                id={id}
                min={0}
                max={LONGEST_HOLD}
                step={0.5}
                value={pace.hold}
                valueText={w("holdValue", { seconds: number(pace.hold, 1) })}
                onChange={(hold) => paced({ hold })}
              />
            )}
          </Field>
          <Switch label={w("ease")} checked={pace.ease} onChange={(ease) => paced({ ease })} />
          <Switch label={w("back")} checked={pace.back} onChange={(back) => paced({ back })} />
          <Switch label={w("caption")} checked={caption} onChange={(caption) => onChange({ caption })} />
          <Switch label={w("bare")} help={w("bareHelp")} checked={bare} onChange={(bare) => onChange({ bare })} />
        </div>
      </Fold>
    </>
  );
}
