/**
 * The rooms, in the order of the navigation. Adding one is a folder with a component, and an entry
 * here; ../README.md says what a room may count on. Rooms are loaded when they are entered, but for
 * the first, which is what the page opens with.
 */
import { Binary, Blend, BookOpen, Columns2, Cpu, GitFork, type LucideIcon, Route, Sparkles } from "lucide-react";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Place } from "../app/store.ts";
import Generate from "./generate/Generate.tsx";

export interface RoomEntry {
  readonly place: Place;
  readonly icon: LucideIcon;
  readonly Room: ComponentType | LazyExoticComponent<ComponentType>;
}

export const ROOMS: readonly RoomEntry[] = [
  { place: "generate", icon: Sparkles, Room: Generate },
  { place: "trajectory", icon: Route, Room: lazy(() => import("./trajectory/Trajectory.tsx")) },
  { place: "endings", icon: GitFork, Room: lazy(() => import("./endings/Endings.tsx")) },
  { place: "interpolate", icon: Blend, Room: lazy(() => import("./interpolate/Interpolate.tsx")) },
  { place: "compare", icon: Columns2, Room: lazy(() => import("./compare/Compare.tsx")) },
  { place: "bits", icon: Binary, Room: lazy(() => import("./bits/Bits.tsx")) },
  { place: "notes", icon: BookOpen, Room: lazy(() => import("./notes/Lab.tsx")) },
  { place: "machine", icon: Cpu, Room: lazy(() => import("./machine/Machine.tsx")) },
];
