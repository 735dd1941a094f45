/** A worker beside the engine's that says nothing: said in words, with a button, and it is waited for all the same. */
import type { IdOf } from "../i18n/words.ts";
import type { PulseOwner } from "../pulse/pulse.ts";
import { dismiss, say } from "./notices.ts";
import { words } from "./words.ts";

type ProgramId = Extract<IdOf<typeof words>, `program.${string}`>;
export type Program = ProgramId extends `program.${infer P}` ? P : never;

/** What its owner tells of a worker's silence. */
export type Silence = Pick<PulseOwner, "silent" | "answers">;

/** @param again puts another in its place, which is asked what it was asked */
export function tellSilence(program: Program, again: () => void): Silence {
  const key = `silent ${program}`;
  /** What was said last of it: a notice that was put away stays so. */
  let said: boolean | null = null;
  return {
    silent: (_, answers) => {
      if (said === answers) return;
      said = answers;
      const of = () => ({ program: words.say(`program.${program}`) });
      say({
        key,
        tone: "warning",
        text: () => (answers ? words.say("silent.waits", of()) : words.say("silent.program", of())),
        action: { label: () => words.say("silent.again"), run: again },
        urgent: true,
      });
    },
    answers: () => {
      said = null;
      dismiss(key);
    },
  };
}
