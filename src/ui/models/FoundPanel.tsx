import { CloudDownload, RotateCw } from "lucide-react";
import { ask, choose, fetchIt, type Looking, stopLooking } from "../../app/looking.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { Strip } from "../primitives/Strip.tsx";
import { Failed } from "./Failed.tsx";
import { FoundFacts } from "./FoundFacts.tsx";
import css from "./models.module.css";
import { ShortRoom } from "./ShortRoom.tsx";
import { TokenField } from "./TokenField.tsx";
import { words } from "./words.ts";

/** What there is at an address, before any of it is fetched. */
export function FoundPanel({ looking }: { readonly looking: Looking }) {
  const w = useWords(words);
  const { found, failure, choice, begun, place, silent } = looking;
  const chosen = found?.choices[choice];
  const wantsToken = place.kind === "hub" && (found?.gated || failure?.code === "denied");
  return (
    <div className={css.panel}>
      {failure && (
        <Strip tone="error">
          <Failed failure={failure} />
        </Strip>
      )}
      {!found && !failure && (
        <div className={css.doing} role="status">
          <progress aria-label={w("asking")} />
          <p className={css.note}>{w(silent ? "stage.silent" : "asking")}</p>
        </div>
      )}
      {found && <FoundFacts found={found} choice={choice} onChoice={choose} />}
      {found?.refused && <Strip tone="warning">{w(`cannot.${found.refused}`)}</Strip>}
      {chosen && !found.refused && <ShortRoom files={chosen.files} />}
      {found && !chosen && <Strip tone="warning">{w("cannot.nothing")}</Strip>}
      {wantsToken && <TokenField token={looking.token} />}
      <div className={css.actions}>
        {found && chosen && !found.refused && (
          <Button look="primary" icon={<CloudDownload />} onClick={() => void fetchIt()}>
            {w(begun ? "goOn" : "fetch")}
          </Button>
        )}
        {!found && failure && (
          <Button look="primary" icon={<RotateCw />} onClick={() => void ask()}>
            {w("askAgain")}
          </Button>
        )}
        <Button look="plain" onClick={stopLooking}>
          {w("cancel")}
        </Button>
      </div>
    </div>
  );
}
