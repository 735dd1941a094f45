import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { EMBEDDED } from "../../app/embed.ts";
import { useWords } from "../../i18n/words.ts";
import { sayProblem } from "../../ledger/words.ts";
import { claimKept } from "../../recipe/kept/claim.ts";
import { ANY, found } from "../../recipe/kept/search.ts";
import { readShelf, useShelf } from "../../recipe/kept/shelf.ts";
import { Notices } from "../../ui/frame/Notices.tsx";
import { Button } from "../../ui/primitives/Button.tsx";
import { Strip } from "../../ui/primitives/Strip.tsx";
import { remove } from "./actions.ts";
import { ChosenBar } from "./ChosenBar.tsx";
import { Detail } from "./Detail.tsx";
import { Empty } from "./Empty.tsx";
import { Grid } from "./Grid.tsx";
import css from "./gallery.module.css";
import { useWish } from "./gallery.ts";
import { Head } from "./Head.tsx";
import { useNames } from "./names.ts";
import { SearchBar } from "./SearchBar.tsx";
import { NONE, type Selection, without } from "./selection.ts";
import { TwoBeside } from "./TwoBeside.tsx";
import { words } from "./words.ts";

/** What one kept: all of it by time, narrowed by words; each looked at, opened again, compared, sent and deleted. */
export default function Gallery() {
  const w = useWords(words);
  return EMBEDDED ? <p className={css.alone}>{w("embedded")}</p> : <Kept />;
}

function Kept() {
  const w = useWords(words);
  const { entries, problem } = useShelf();
  useShelfHere();
  const names = useNames();
  const wish = useWish((state) => state.wish);
  // Typing goes before what it finds.
  const sought = useDeferredValue(wish);
  const shown = useMemo(() => found(entries ?? [], sought, names.text), [entries, sought, names]);
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const [selection, setSelection] = useSelection(ids);
  const [open, setOpen] = useState<string | null>(null);
  const [comparing, setComparing] = useState<readonly string[]>([]);
  const chosen = shown.filter(({ id }) => selection.chosen.has(id));
  const clear = () => setSelection((before) => ({ ...before, chosen: new Set() }));
  const pair = comparing.flatMap((id) => shown.find((entry) => entry.id === id) ?? []);
  const [one, other] = pair;

  return (
    <div className={css.page}>
      <Head entries={entries ?? []} />
      {entries && entries.length > 0 && <SearchBar entries={entries} shown={shown.length} names={names} />}
      <main id="stage" className={css.stage} tabIndex={-1}>
        <div className={css.notices}>
          <Notices />
          {problem && (
            <Strip tone="error" detail={problem.message}>
              {sayProblem(problem)}
            </Strip>
          )}
        </div>
        {!entries && !problem && <p className={css.reading}>{w("reading")}</p>}
        {entries?.length === 0 && <Empty />}
        {entries && entries.length > 0 && shown.length === 0 && (
          <div className={css.nothing}>
            <p>{w("noneTitle")}</p>
            <Button onClick={() => useWish.setState({ wish: ANY })}>{w("noneClear")}</Button>
          </div>
        )}
        {shown.length > 0 && (
          <Grid
            entries={shown}
            names={names}
            selection={selection}
            onSelection={setSelection}
            onOpen={setOpen}
            onRemove={(some) => void remove(some)}
          />
        )}
      </main>
      {chosen.length > 0 && (
        <ChosenBar
          chosen={chosen}
          onAll={() => setSelection((before) => ({ ...before, chosen: new Set(ids) }))}
          onNone={clear}
          onCompare={() => setComparing(chosen.map(({ id }) => id))}
        />
      )}
      {open !== null && shown.some(({ id }) => id === open) && (
        <Detail
          entries={shown}
          id={open}
          names={names}
          onMove={(to) => {
            setOpen(to);
            setSelection((before) => ({ ...before, at: to, anchor: to }));
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {one && other && <TwoBeside one={one} other={other} names={names} onClose={() => setComparing([])} />}
    </div>
  );
}

/** All that is kept, read when one comes here and when one comes back to this tab; what is dropped meanwhile stays here. */
function useShelfHere(): void {
  useEffect(() => {
    void readShelf();
    const again = () => document.visibilityState === "visible" && void readShelf();
    document.addEventListener("visibilitychange", again);
    const release = claimKept();
    return () => {
      document.removeEventListener("visibilitychange", again);
      release();
    };
  }, []);
}

/** What is chosen of those that are shown: what is hidden by a search, or deleted, is chosen no more. */
function useSelection(ids: readonly string[]) {
  const [selection, setSelection] = useState<Selection>(NONE);
  const before = useRef(ids);
  const now = without(selection, before.current, ids);
  useEffect(() => {
    setSelection((selection) => without(selection, before.current, ids));
    before.current = ids;
  }, [ids]);
  return [now, useCallback((change: (before: Selection) => Selection) => setSelection(change), [])] as const;
}
