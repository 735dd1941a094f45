import { CloudDownload } from "lucide-react";
import { lookUp } from "../../app/looking.ts";
import { useStore } from "../../app/store.ts";
import { memoryFor, type PublicModel, SHELF, secondsFor } from "../../hub/shelf.ts";
import { aboutInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { Fold } from "../primitives/Fold.tsx";
import { megabytes, number } from "../run/format.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

/** The paper's chain, and as few steps of DDIM as still give its pictures. */
const STEPS = { whole: 1000, few: 50 };

/** What others have published: one press asks the Hub, a second fetches. */
export function PublicModels() {
  const w = useWords(words);
  return (
    <Fold label={w("public")}>
      <p className={css.note}>{w("publicHelp")}</p>
      <ul className={css.list}>
        {SHELF.map((model) => (
          <Item key={model.repo} model={model} />
        ))}
      </ul>
    </Fold>
  );
}

function Item({ model: { repo, makes, pixels, bytes, licence, network } }: { readonly model: PublicModel }) {
  const w = useWords(words);
  const here = useStore((state) => state.models.some(({ own }) => own?.address?.includes(`/${repo}/`)));
  const running = useStore((state) => state.model);
  const timed = running.phase === "ready" ? { id: running.model.id, stepMs: running.engine.stepMs } : null;
  const time = (steps: number) => (network && timed ? secondsFor(network, steps, timed) : null);
  const [whole, few] = [time(STEPS.whole), time(STEPS.few)];
  return (
    <li className={css.item}>
      <div className={css.itemHead}>
        <div className={css.itemWords}>
          <h3 className={css.itemTitle}>{repo}</h3>
          <p className={css.note}>
            {[
              w(`makes.${makes}`),
              w("size", { width: pixels, height: pixels, megabytes: megabytes(bytes) }),
              licence ?? w("licenceAsked"),
            ].join(" · ")}
          </p>
          {network && (
            <p className={css.note}>
              {[
                w("needs", { gigabytes: number(memoryFor(network) / 1e9, 1) }),
                whole !== null &&
                  few !== null &&
                  w("takes", { ...STEPS, time: aboutInWords(whole), short: aboutInWords(few) }),
              ]
                .filter(Boolean)
                .join(" ")}
            </p>
          )}
        </div>
        {here ? (
          <span className={css.note}>{w("own")}</span>
        ) : (
          <Button icon={<CloudDownload />} aria-label={w("lookUpOf", { name: repo })} onClick={() => lookUp(repo)}>
            {w("lookUp")}
          </Button>
        )}
      </div>
    </li>
  );
}
