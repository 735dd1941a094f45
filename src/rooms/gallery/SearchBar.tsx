import { Search } from "lucide-react";
import { useMemo, useRef } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Kept } from "../../ledger/records.ts";
import { choices, SIEVES, type Sieve } from "../../recipe/kept/search.ts";
import { useShortcuts } from "../../ui/frame/keys.ts";
import { Select } from "../../ui/primitives/Select.tsx";
import { megabytes } from "../../ui/run/format.ts";
import css from "./gallery.module.css";
import { patchWish, useWish } from "./gallery.ts";
import type { Names } from "./names.ts";
import { words } from "./words.ts";

const ANY_OF = { room: "anyRoom", model: "anyModel", sampler: "anySampler" } as const;

interface SearchBarProps {
  readonly entries: readonly Kept[];
  /** How many are found. */
  readonly shown: number;
  readonly names: Names;
}

/** Words, and a list for each thing that there are several of. */
export function SearchBar({ entries, shown, names }: SearchBarProps) {
  const w = useWords(words);
  const wish = useWish((state) => state.wish);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(
    useMemo(
      () => [{ sign: "/", keys: ["/"], label: () => words.say("searchKey"), run: () => field.current?.focus() }],
      [],
    ),
  );
  const bytes = entries.reduce((sum, { bytes, thumbnail }) => sum + bytes + thumbnail.length, 0);
  const all = w("kept", { count: entries.length, megabytes: megabytes(bytes) });
  return (
    <search className={css.search}>
      <label className={css.field}>
        <Search aria-hidden />
        <input
          ref={field}
          type="search"
          className={css.input}
          aria-label={w("search")}
          placeholder={w("search")}
          autoComplete="off"
          spellCheck={false}
          value={wish.text}
          onChange={({ currentTarget }) => patchWish({ text: currentTarget.value })}
        />
      </label>
      <div className={css.sieves}>
        {SIEVES.map((sieve) => (
          <SieveField key={sieve} sieve={sieve} entries={entries} names={names} />
        ))}
        <div className={css.sieve}>
          <Select
            aria-label={w("order")}
            value={wish.oldestFirst ? "oldest" : "newest"}
            options={(["newest", "oldest"] as const).map((value) => ({ value, label: w(value) }))}
            onChange={(value) => patchWish({ oldestFirst: value === "oldest" })}
          />
        </div>
      </div>
      <p className={css.count} role="status">
        {shown === entries.length ? all : w("shown", { shown, count: entries.length })}
      </p>
    </search>
  );
}

interface SieveFieldProps extends Pick<SearchBarProps, "entries" | "names"> {
  readonly sieve: Sieve;
}

function SieveField({ sieve, entries, names }: SieveFieldProps) {
  const w = useWords(words);
  const value = useWish((state) => state.wish[sieve]);
  const values = useMemo(() => choices(entries, sieve), [entries, sieve]);
  if (values.length === 0 && value === null) return null;
  return (
    <div className={css.sieve}>
      <Select
        aria-label={w(sieve)}
        value={value ?? ""}
        options={[
          { value: "", label: w(ANY_OF[sieve]) },
          ...values.map((each) => ({ value: each, label: names.of(sieve, each, entries) })),
        ]}
        onChange={(chosen) => patchWish({ [sieve]: chosen === "" ? null : chosen })}
      />
    </div>
  );
}
