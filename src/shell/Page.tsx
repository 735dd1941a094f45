import { StrictMode, useEffect, useLayoutEffect } from "react";
import { App } from "./App.tsx";

interface PageProps {
  /** The page is what the document shows now. */
  readonly onShown: () => void;
  /** It has been painted. */
  readonly onPainted: () => void;
}

/** All of the page, and word of when it is there. The same for index.html (src/prerender.tsx) as in the browser. */
export function Page(props: PageProps) {
  return (
    <>
      <StrictMode>
        <App />
      </StrictMode>
      <Arrival {...props} />
    </>
  );
}

function Arrival({ onShown, onPainted }: PageProps) {
  useLayoutEffect(onShown, [onShown]);
  useEffect(() => {
    requestAnimationFrame(() => setTimeout(onPainted));
  }, [onPainted]);
  return null;
}
