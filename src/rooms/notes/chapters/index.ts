/**
 * The chapters, in reading order. Each is a component in two languages, loaded when it is read; one
 * without its translation is a type error, and so is one without a title in words.ts.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Language } from "../../../i18n/languages.ts";

export const CHAPTERS = [
  "forward",
  "bound",
  "posterior",
  "weight",
  "plane",
  "blur",
  "sigma",
  "schedule",
  "eta",
  "few",
  "mixing",
  "marks",
] as const;

export type ChapterId = (typeof CHAPTERS)[number];

type Prose = LazyExoticComponent<ComponentType>;

export const PROSE: Readonly<Record<ChapterId, Readonly<Record<Language, Prose>>>> = {
  forward: { en: lazy(() => import("./forward.en.tsx")), ko: lazy(() => import("./forward.ko.tsx")) },
  bound: { en: lazy(() => import("./bound.en.tsx")), ko: lazy(() => import("./bound.ko.tsx")) },
  posterior: { en: lazy(() => import("./posterior.en.tsx")), ko: lazy(() => import("./posterior.ko.tsx")) },
  weight: { en: lazy(() => import("./weight.en.tsx")), ko: lazy(() => import("./weight.ko.tsx")) },
  plane: { en: lazy(() => import("./plane.en.tsx")), ko: lazy(() => import("./plane.ko.tsx")) },
  blur: { en: lazy(() => import("./blur.en.tsx")), ko: lazy(() => import("./blur.ko.tsx")) },
  sigma: { en: lazy(() => import("./sigma.en.tsx")), ko: lazy(() => import("./sigma.ko.tsx")) },
  schedule: { en: lazy(() => import("./schedule.en.tsx")), ko: lazy(() => import("./schedule.ko.tsx")) },
  eta: { en: lazy(() => import("./eta.en.tsx")), ko: lazy(() => import("./eta.ko.tsx")) },
  few: { en: lazy(() => import("./few.en.tsx")), ko: lazy(() => import("./few.ko.tsx")) },
  mixing: { en: lazy(() => import("./mixing.en.tsx")), ko: lazy(() => import("./mixing.ko.tsx")) },
  marks: { en: lazy(() => import("./marks.en.tsx")), ko: lazy(() => import("./marks.ko.tsx")) },
};
