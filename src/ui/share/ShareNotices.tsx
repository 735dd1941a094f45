import { setState } from "../../app/store.ts";
import { placeOf } from "../../hub/place.ts";
import { useWords } from "../../i18n/words.ts";
import type { OwnModel } from "../../recipe/own-model.ts";
import { receive } from "../../recipe/receive.ts";
import { declineIncoming } from "../../recipe/replay.ts";
import { type Problem, type Source, useShareStatus } from "../../recipe/share-status.ts";
import { Strip } from "../primitives/Strip.tsx";
import { problemInWords } from "./facts.ts";
import { OfferDialog } from "./OfferDialog.tsx";
import { ReplayReport } from "./ReplayReport.tsx";
import { words } from "./words.ts";

/** What came from outside: why it cannot be opened, the question before it is, and how it came out. */
export default function ShareNotices() {
  const incoming = useShareStatus((state) => state.incoming);
  const replay = useShareStatus((state) => state.replay);
  return (
    <>
      {incoming?.kind === "problem" && <ProblemStrip source={incoming.source} problem={incoming.problem} />}
      {incoming?.kind === "missing" && <MissingStrip own={incoming.own} />}
      {incoming?.kind === "offer" && <OfferDialog offer={incoming} />}
      {replay && <ReplayReport replay={replay} />}
    </>
  );
}

/** Never another picture instead: the link waits until its model is here. */
function MissingStrip({ own: { title, file, address } }: { readonly own: OwnModel }) {
  const w = useWords(words);
  const there = address !== undefined && placeOf(address) ? address : null;
  const action =
    there === null
      ? { label: w("missingAdd"), run: () => setState({ shelf: true }) }
      : { label: w("missingFetch"), run: () => void import("../../app/looking.ts").then((m) => m.lookUp(there)) };
  return (
    <Strip tone="info" action={action} onDismiss={declineIncoming}>
      {there === null ? w("missing", { title, file }) : w("missingThere", { title, file, host: new URL(there).host })}
    </Strip>
  );
}

function ProblemStrip({ source, problem }: { readonly source: Source; readonly problem: Problem }) {
  const w = useWords(words);
  const what =
    source.kind === "file"
      ? w("badFile", { name: source.file.name })
      : w(source.kind === "link" ? "badLink" : "badText");
  const isPicture = source.kind === "file" && source.picture;
  const asPicture = () => {
    if (source.kind !== "file") return;
    declineIncoming();
    void receive({ files: [source.file] }, { plain: true });
  };
  return (
    <Strip
      tone="error"
      detail={problem.message}
      action={isPicture ? { label: w("asPicture"), run: asPicture } : undefined}
      onDismiss={declineIncoming}
    >
      <span>{what}</span> <span>{problemInWords(w, problem, source)}</span>
    </Strip>
  );
}
