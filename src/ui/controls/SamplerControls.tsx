import { useStore } from "../../app/store.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useT } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Fold } from "../primitives/Fold.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import { Switch } from "../primitives/Switch.tsx";
import styles from "./controls.module.css";
import { DdimControls, DdpmControls, EpsilonField, SolverControls, SpacingField } from "./SamplerFields.tsx";

/** The samplers that make pictures; `encode` goes the other way and has its own place. */
export type PictureSampler = Exclude<SamplerSpec, { kind: "encode" }>;

interface SamplerControlsProps {
  readonly sampler: SamplerSpec;
  readonly onChange: (sampler: SamplerSpec) => void;
}

/** A sampler and all its settings: plain names first, the papers' names beside them. */
export function SamplerControls({ sampler, onChange }: SamplerControlsProps) {
  const t = useT();
  const T = useStore((state) => (state.model.phase === "ready" ? state.model.model.process.T : 1000));
  if (sampler.kind === "encode") return null;
  return (
    <div className={styles.stack}>
      <div className={styles.stack} data-tight>
        <Segmented
          fill
          label={t("sampler.label")}
          value={sampler.kind}
          options={[
            { value: "ddpm", label: "DDPM", title: `${t("sampler.ddpm")} (DDPM)` },
            { value: "ddim", label: "DDIM", title: `${t("sampler.ddim")} (DDIM)` },
            { value: "dpmpp2m", label: "DPM++", title: `${t("sampler.dpmpp2m")} (DPM-Solver++ 2M)` },
          ]}
          onChange={(kind) => kind !== sampler.kind && onChange(switchKind(sampler, kind, T))}
        />
        <p className={styles.note}>{t(`sampler.${sampler.kind}Help`)}</p>
      </div>
      {sampler.kind === "ddpm" && <DdpmControls {...{ sampler, onChange, T }} />}
      {sampler.kind === "ddim" && <DdimControls {...{ sampler, onChange, T }} />}
      {sampler.kind === "dpmpp2m" && <SolverControls {...{ sampler, onChange, T }} />}
      <Fold label={t("settings.advanced")}>
        <Switch label={t("sampler.clip")} checked={sampler.clip} onChange={(clip) => onChange({ ...sampler, clip })} />
        {sampler.kind !== "ddpm" && <SpacingField {...{ sampler, onChange }} />}
        {sampler.kind === "ddim" && (
          <>
            <EpsilonField {...{ sampler, onChange }} />
            <Switch
              label={t("sampler.sigmaHat")}
              symbol="σ̂"
              help={t("sampler.sigmaHatHelp")}
              checked={sampler.sigmaHat}
              onChange={(sigmaHat) => onChange({ ...sampler, sigmaHat })}
            />
          </>
        )}
        {sampler.kind === "ddpm" && sampler.steps.includes(",") && (
          <Field label={t("sampler.steps")}>{() => <code className={styles.code}>{sampler.steps}</code>}</Field>
        )}
      </Fold>
    </div>
  );
}

/** Another sampler keeps what both have: the number of steps, clipping, the spacing. */
function switchKind(from: PictureSampler, kind: PictureSampler["kind"], T: number): PictureSampler {
  const { clip } = from;
  const steps = from.kind === "ddpm" ? Number(from.steps) || 100 : from.steps;
  const spacing = from.kind === "ddpm" ? "uniform" : from.spacing;
  switch (kind) {
    case "ddpm":
      return { kind, steps: String(Math.max(steps, Math.min(T, 100))), sigma: "learned", clip };
    case "ddim":
      return { kind, steps: Math.min(steps, 50), spacing, eta: 0, sigmaHat: false, clip, epsilon: "recompute" };
    case "dpmpp2m":
      return { kind, steps: Math.min(steps, 20, T - 1), spacing, clip };
  }
}
