/** Every family that is read. */
import { diffusers } from "./diffusers.ts";
import { ermongroup } from "./ermongroup.ts";
import type { Family } from "./family.ts";
import { guided } from "./guided.ts";
import { lucidrains } from "./lucidrains.ts";
import { tqch } from "./tqch.ts";
import { w86763777 } from "./w86763777.ts";

export const FAMILIES: readonly Family[] = [diffusers, ermongroup, guided, lucidrains, tqch, w86763777];
