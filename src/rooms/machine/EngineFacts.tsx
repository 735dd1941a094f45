import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { short } from "../../ui/charts/format.ts";
import { useAdapterName, useEngineName } from "../../ui/engines.ts";
import { RejectionDetail } from "../../ui/frame/engine/RejectionDetail.tsx";
import { words as engineWords } from "../../ui/frame/engine/words.ts";
import { words as frameWords } from "../../ui/frame/words.ts";
import { useModelTitle } from "../../ui/models.ts";
import { passedOverTogether } from "../../ui/passed-over.ts";
import { twoDigits } from "../../ui/run/format.ts";
import { Facts, Section } from "./Facts.tsx";
import css from "./machine.module.css";
import { words } from "./words.ts";

/** Which engine runs, how it proved itself, and why others were passed over. */
export function EngineFacts() {
  const t = useWords(frameWords);
  const why = useWords(engineWords);
  const w = useWords(words);
  const named = useEngineName();
  const on = useAdapterName();
  const title = useModelTitle();
  const model = useStore((state) => state.model);
  if (model.phase !== "ready")
    return (
      <Section title={w("engine")}>
        <p className={css.lead}>{model.phase === "failed" ? t(`failure.${model.failure.code}`) : w("loading")}</p>
      </Section>
    );
  const { engine } = model;
  const { difference, tolerance, batch } = engine.selfCheck;
  return (
    <Section title={w("engine")}>
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
          [w("model"), `${title(model.model)} (${model.model.id})`],
          ["sha256", <code key="sha256">{model.model.sha256}</code>],
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
    </Section>
  );
}
