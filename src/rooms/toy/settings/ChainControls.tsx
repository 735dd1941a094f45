import { ddim } from "../../../diffusion/samplers/ddim.ts";
import type { Spec } from "../../../diffusion/samplers/define.ts";
import { samplerOf } from "../../../diffusion/samplers/index.ts";
import { switched } from "../../../diffusion/samplers/switch.ts";
import type { SamplerSpec } from "../../../diffusion/spec.ts";
import { useWords } from "../../../i18n/words.ts";
import { SettingField } from "../../../ui/controls/SettingField.tsx";
import { StepsField } from "../../../ui/controls/StepsField.tsx";
import { words as controlWords } from "../../../ui/controls/words.ts";
import { FieldGroup } from "../../../ui/primitives/Field.tsx";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { T } from "../learn/objective.ts";
import { settings } from "../scene.ts";
import { words } from "../words.ts";

const KINDS = ["ddpm", "ddim", "dpmpp2m"] as const;

/** Which chains stand side by side, each with its steps and, where it has one, its η. */
export function ChainControls() {
  const w = useWords(words);
  const { chains } = settings.use();
  const put = (at: number, chain: Spec) =>
    settings.patch({ chains: chains.map((each, i) => (i === at ? (chain as SamplerSpec) : each)) });
  return chains.map((chain, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a place is what its chain is set for
    <FieldGroup key={i} label={w("way", { n: i + 1 })}>
      <ChainFields chain={chain} onChange={(next) => put(i, next)} />
    </FieldGroup>
  ));
}

function ChainFields({ chain, onChange }: { readonly chain: SamplerSpec; readonly onChange: (chain: Spec) => void }) {
  const t = useWords(controlWords);
  const { is } = samplerOf(chain).fields.steps;
  return (
    <>
      <Segmented
        fill
        label={t("sampler.label")}
        value={chain.kind}
        options={KINDS.map((kind) => {
          const { label } = samplerOf({ kind });
          return { value: kind, label: label.short, title: label.long };
        })}
        onChange={(kind) => kind !== chain.kind && onChange(usual(switched(samplerOf({ kind }), chain, T)))}
      />
      <StepsField
        steps={String(chain.steps)}
        respacing={is === "respacing"}
        most={T}
        onChange={(steps) => onChange({ ...chain, steps: is === "count" ? Number(steps) : steps })}
      />
      {chain.kind === "ddim" && (
        <SettingField
          name="eta"
          setting={ddim.fields.eta}
          sampler={chain}
          onChange={(eta) => onChange({ ...chain, eta })}
        />
      )}
    </>
  );
}

/** The network here says nothing of Σ. */
const usual = (chain: Spec): Spec => ("sigma" in chain ? { ...chain, sigma: "fixed_small" } : chain);
