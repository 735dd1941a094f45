import { FIRST_MODEL, useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { short } from "../../ui/charts/format.ts";
import { useAdapterName, useEngineName } from "../../ui/engines.ts";
import { RejectionDetail } from "../../ui/frame/engine/RejectionDetail.tsx";
import { words as engineWords } from "../../ui/frame/engine/words.ts";
import { words as frameWords } from "../../ui/frame/words.ts";
import { useModelTitle } from "../../ui/models.ts";
import { passedOverTogether } from "../../ui/passed-over.ts";
import { twoDigits } from "../../ui/run/format.ts";
import type { EngineInfo, ModelInfo } from "../../worker/protocol.ts";
import { Facts, Section } from "./Facts.tsx";
import css from "./machine.module.css";
import type { AdapterFacts } from "./machine.ts";
import { words } from "./words.ts";

/**
 * Which engine runs, how it proved itself, and why others were passed over. Before that is known its place is kept, as large
 * as it will be on a machine with such an adapter.
 */
export function EngineFacts({ adapter }: { readonly adapter: AdapterFacts | null }) {
  const t = useWords(frameWords);
  const w = useWords(words);
  const model = useStore((state) => state.model);
  const listed = useStore(({ models, modelId }) => models.find(({ id }) => id === modelId));
  if (model.phase === "ready")
    return (
      <Section title={w("engine")}>
        <Lines engine={model.engine} model={model.model} />
      </Section>
    );
  if (model.phase === "failed")
    return (
      <Section title={w("engine")}>
        <p className={css.lead}>{t(`failure.${model.failure.code}`)}</p>
      </Section>
    );
  const { id, title } = listed ?? { id: FIRST_MODEL, title: FIRST_MODEL };
  return (
    <Section title={w("engine")}>
      <div className={css.soon}>
        <p className={css.lead}>{w("loading")}</p>
        <div className={css.section} aria-hidden>
          <Lines engine={expectedOn(adapter)} model={{ id, title, sha256: "0".repeat(64) }} />
        </div>
      </div>
    </Section>
  );
}

type Engine = Pick<EngineInfo, "label" | "device" | "adapter" | "threads" | "features" | "selfCheck" | "rejected">;

interface LinesProps {
  readonly engine: Engine;
  readonly model: Pick<ModelInfo, "id" | "title" | "sha256">;
}

function Lines({ engine, model }: LinesProps) {
  const why = useWords(engineWords);
  const w = useWords(words);
  const named = useEngineName();
  const on = useAdapterName();
  const title = useModelTitle();
  const { difference, tolerance, batch } = engine.selfCheck;
  return (
    <>
      <Facts
        of={[
          [w("running"), `${named(engine)}, ${on(engine.adapter)}`],
          engine.device === "cpu" ? [w("threads"), engine.threads] : null,
          [w("using"), engine.features.join(", ") || w("none")],
          [
            w("check"),
            w("checkValue", {
              difference: short(difference),
              tolerance: twoDigits(tolerance),
              batch,
            }),
          ],
          [w("model"), `${title(model)} (${model.id})`],
          ["sha256", <code key="sha256">{model.sha256}</code>],
        ]}
      />
      {engine.rejected.length === 0 && <p className={css.lead}>{w("onlyOne")}</p>}
      {passedOverTogether(engine.rejected).map((group) => {
        const [first] = group;
        return (
          <div key={first.name} className={css.why}>
            <h3>{w("passedOver", { engine: group.map(named).join(", ") })}</h3>
            <p>{why(`rejected.${first.reason}`)}</p>
            <RejectionDetail of={first} className={css.detail} />
          </div>
        );
      })}
    </>
  );
}

/** What will be said, as far as it decides how large it is. */
function expectedOn(adapter: AdapterFacts | null): Engine {
  const threads = navigator.hardwareConcurrency;
  const common = { features: [], threads, selfCheck: { difference: 1e-6, tolerance: 0.01, batch: 1 } };
  if (adapter) return { ...common, label: "WGSL", device: "gpu", adapter: adapter.name, rejected: [] };
  const reason = navigator.gpu ? "no-adapter" : "no-navigator-gpu";
  const detail = "navigator.gpu.requestAdapter() gave null";
  const rejected = ["WGSL", "WebGPU"].map((label) => ({ name: label, label, device: "gpu", reason, detail }) as const);
  return { ...common, label: "wasm", device: "cpu", adapter: `wasm, ${threads} threads`, rejected };
}
