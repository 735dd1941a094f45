// npm run bench:toy: the toy of rooms/toy on its five sets and under every objective, in a few minutes; writes bench/results/toy.md.
import { importTypeScript } from "./ts.mjs";

const { runToy } = await importTypeScript("bench/toy.ts");
await runToy();
