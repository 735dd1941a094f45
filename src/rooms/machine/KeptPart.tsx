import { useEffect, useState } from "react";
import { goTo } from "../../app/actions.ts";
import { keepsUnasked } from "../../app/keeping.ts";
import { setState, useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { askToPersist } from "../../ledger/persist.ts";
import { problemOf } from "../../ledger/problem.ts";
import { sayProblem } from "../../ledger/words.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { Switch } from "../../ui/primitives/Switch.tsx";
import { number } from "../../ui/run/format.ts";
import { Facts, Section } from "./Facts.tsx";
import { clear, type Holding, type Holdings, holdings, keepUnasked } from "./holdings.ts";
import css from "./machine.module.css";
import { words } from "./words.ts";

const mib = (bytes: number) => number(bytes / 2 ** 20, 1);

/** What the browser keeps for this page, cleared piece by piece, and the switch that has it keep nothing unasked. */
export function KeptPart() {
  const w = useWords(words);
  const models = useStore((state) => state.models);
  const [found, setFound] = useState<Holdings | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [unasked, setUnasked] = useState(keepsUnasked);
  const [looks, setLooks] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew whenever something was done
  useEffect(() => {
    let here = true;
    holdings(models.filter(({ own }) => own)).then(
      (now) => here && setFound(now),
      (error: unknown) => here && setProblem(sayProblem(problemOf(error))),
    );
    return () => {
      here = false;
    };
  }, [models, looks]);

  const then = (done: Promise<void>) =>
    done
      .catch((error: unknown) => setProblem(sayProblem(problemOf(error))))
      .finally(() => setLooks((before) => before + 1));

  return (
    <Section title={w("kept")} lead={w("keptLead")}>
      <Switch
        label={w("unasked")}
        help={w("unaskedHelp")}
        checked={unasked}
        onChange={(on) => {
          setUnasked(on);
          void then(keepUnasked(on));
        }}
      />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      {found && (
        <Facts
          of={[
            ...found.kinds.map(
              (holding) =>
                [
                  w(`kept.${holding.kind}`),
                  <Line key={holding.kind} holding={holding} onClear={(done) => void then(done)} />,
                ] as const,
            ),
            found.used === null || found.most === null
              ? null
              : [w("used"), w("usedValue", { used: mib(found.used), most: number(found.most / 2 ** 30, 1) })],
            [
              w("persistent"),
              <div key="persistent" className={css.holding}>
                <span>
                  {w(
                    found.persistent === null
                      ? "persistentUnknown"
                      : found.persistent
                        ? "persistentYes"
                        : "persistentNo",
                  )}
                </span>
                {found.persistent === false && (
                  <Button onClick={() => void then(askToPersist())}>{w("persistentAsk")}</Button>
                )}
              </div>,
            ],
          ]}
        />
      )}
    </Section>
  );
}

/** What a person kept on purpose goes only when they have said so twice. */
function Line({ holding, onClear }: { readonly holding: Holding; readonly onClear: (done: Promise<void>) => void }) {
  const w = useWords(words);
  const [sure, setSure] = useState(false);
  const { kind, count, bytes } = holding;
  const press = () => {
    if (kind === "own") return setState({ shelf: true });
    if (kind === "lectures") return goTo("lecture");
    if (kind === "kept" && !sure) return setSure(true);
    setSure(false);
    onClear(clear(kind));
  };
  const elsewhere = { own: w("openModels"), lectures: w("openLectures") };
  const label = kind === "own" || kind === "lectures" ? elsewhere[kind] : sure ? w("clearSure", { count }) : w("clear");
  return (
    <div className={css.holding}>
      <span>{count === 0 ? w("nothing") : w("holding", { count, size: mib(bytes) })}</span>
      {count > 0 && (
        <Button aria-label={`${label}: ${w(`kept.${kind}`)}`} onClick={press}>
          {label}
        </Button>
      )}
    </div>
  );
}
