import config from "./playwright.config.ts";

/** `npm run e2e:long`: what repeats on the GPU, for longer, what the suite proves in short. */
export default { ...config, projects: [{ name: "long", testDir: "e2e/long", workers: 1 }] };
