import { ddim1 } from "./papers/ddim1.ts";
import { ddim2 } from "./papers/ddim2.ts";
import { ddpm1 } from "./papers/ddpm1.ts";
import { ddpm2 } from "./papers/ddpm2.ts";
import { improved2 } from "./papers/improved2.ts";
import type { PaperTable } from "./table.ts";

/** As they are shown, a paper after the other. */
export const TABLES: readonly PaperTable[] = [ddpm1, ddpm2, improved2, ddim1, ddim2];
