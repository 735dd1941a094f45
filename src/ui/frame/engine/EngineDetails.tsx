import { useStore } from "../../../app/store.ts";
import { words as refusals, sayRefusal } from "../../../formats/words.ts";
import { useWords } from "../../../i18n/words.ts";
import type { EngineInfo } from "../../../worker/protocol.ts";
import { useAdapterName } from "../../engines.ts";
import { useModelTitle } from "../../models.ts";
import { number } from "../../run/format.ts";
import styles from "../EngineBadge.module.css";
import { words } from "./words.ts";

/** Two engines on the same GPU are passed over for one reason, which is said once. */
const reasonsOf = ({ rejected }: EngineInfo) =>
  rejected.filter(
    ({ reason, detail }, i) => rejected.findIndex((other) => other.reason === reason && other.detail === detail) === i,
  );

/** What runs, on what, how fast and how right; and why not something faster. */
export default function EngineDetails() {
  const [t, r] = [useWords(words), useWords(refusals)];
  const modelTitle = useModelTitle();
  const on = useAdapterName();
  const model = useStore((state) => state.model);
  if (model.phase !== "ready") return null;
  const { engine } = model;
  const { difference, tolerance } = engine.selfCheck;
  return (
    <>
      {reasonsOf(engine).map(({ name, reason, detail, said }) => (
        <div key={name} className={styles.why}>
          <p>{t(`rejected.${reason}`)}</p>
          {detail && (
            <p className={styles.detail} {...(!said && { lang: "en" })}>
              {said ? sayRefusal(r, said) : detail}
            </p>
          )}
        </div>
      ))}
      <dl className={styles.facts}>
        <dt>{t("engine.adapter")}</dt>
        <dd>{on(engine.adapter)}</dd>
        {engine.device === "cpu" && (
          <>
            <dt>{t("engine.threads")}</dt>
            <dd>{engine.threads}</dd>
          </>
        )}
        <dt>{t("engine.step")}</dt>
        <dd>{t("engine.stepValue", { ms: number(engine.stepMs, 0) })}</dd>
        <dt>{t("engine.check")}</dt>
        <dd>
          {t("engine.checkValue", { difference: difference.toExponential(1), tolerance: tolerance.toExponential(0) })}
        </dd>
        <dt>{t("engine.model")}</dt>
        <dd>{modelTitle(model.model)}</dd>
      </dl>
    </>
  );
}
