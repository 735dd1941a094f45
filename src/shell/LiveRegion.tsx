import { useEffect, useState } from "react";

/** Where the run of this room is told. What tells it comes after the first paint, long before there is one. */
export function LiveRegion() {
  const [words, setWords] = useState("");
  useEffect(() => {
    let over = false;
    let leave = () => {};
    void import("./tell-run.ts").then(({ tellRun }) => {
      if (!over) leave = tellRun(setWords);
    });
    return () => {
      over = true;
      leave();
    };
  }, []);
  return (
    <div className="hidden-visually" role="status" aria-live="polite">
      {words}
    </div>
  );
}
