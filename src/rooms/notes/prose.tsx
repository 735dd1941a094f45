import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { goTo } from "../../app/actions.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import css from "./prose.module.css";
import { words } from "./words.ts";

/** Where the papers say it. */
export function Papers({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  return (
    <aside className={css.papers} aria-label={say("papers")}>
      <p>
        <b>{say("papers")}</b> {children}
      </p>
    </aside>
  );
}

const PAPERS = {
  ddpm: ["DDPM", "2006.11239"],
  improved: ["Improved DDPM", "2102.09672"],
  ddim: ["DDIM", "2010.02502"],
  solver: ["DPM-Solver++", "2211.01095"],
  vae: ["VAE", "1312.6114"],
} as const;

/** A paper's short name, linked to the paper. */
export function Paper({ name }: { readonly name: keyof typeof PAPERS }) {
  const [title, id] = PAPERS[name];
  return (
    <a href={`https://arxiv.org/abs/${id}`} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}

/** The way into the room where the chapter's matter is done for real. */
export function TryIt({ place, children }: { readonly place: string; readonly children: ReactNode }) {
  return (
    <p className={css.tryIt}>
      <Button look="outlined" size="large" onClick={() => goTo(place)}>
        <span>{children}</span>
        <ArrowRight aria-hidden />
      </Button>
    </p>
  );
}
