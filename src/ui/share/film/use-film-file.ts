/** A film that is made when it is first wanted, and kept while nothing else is chosen. */
import { useCallback, useEffect, useRef, useState } from "react";
import { askWhile } from "../../../app/leaving.ts";

type Make = (signal: AbortSignal, onProgress: (part: number) => void) => Promise<Blob>;

interface Work {
  readonly make: Make;
  readonly abort: AbortController;
  readonly blob: Promise<Blob>;
}

export interface FilmFile {
  /** How far it is, 0 to 1; null while none is made. */
  readonly part: number | null;
  /** Of the one that is made; null before. */
  readonly bytes: number | null;
  get(): Promise<Blob>;
  cancel(): void;
}

/** @param make another function is another film */
export function useFilmFile(make: Make): FilmFile {
  const [part, setPart] = useState<number | null>(null);
  const [bytes, setBytes] = useState<number | null>(null);
  const work = useRef<Work | null>(null);

  const cancel = useCallback(() => {
    work.current?.abort.abort();
    work.current = null;
    setPart(null);
    setBytes(null);
  }, []);
  // What it took so far would be lost.
  const making = part !== null;
  useEffect(() => {
    if (making) return askWhile(() => true);
  }, [making]);
  // What was chosen is another film now, or nobody looks any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the film itself is what ends the one before
  useEffect(() => cancel, [make, cancel]);

  const get = useCallback(() => {
    if (work.current?.make === make) return work.current.blob;
    const abort = new AbortController();
    const own = () => work.current?.abort === abort;
    setPart(0);
    const blob = make(abort.signal, (part) => own() && setPart(part)).then(
      (made) => {
        if (own()) {
          setPart(null);
          setBytes(made.size);
        }
        return made;
      },
      (error: unknown) => {
        // Asked for again it may come.
        if (own()) cancel();
        throw error;
      },
    );
    work.current = { make, abort, blob };
    return blob;
  }, [make, cancel]);

  return { part, bytes, get, cancel };
}
