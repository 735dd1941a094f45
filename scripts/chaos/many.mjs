// One tab that runs and runs: what a run makes on the GPU goes with it, and the GPU's process does not grow.
import { engineReady, inBrowser, restart, run, wait } from "./browser.mjs";

const RUN = "?lang=en&model=fashion-28&engine=wgsl&count=1&sampler=ddim:2";
const RUNS = 1000;
/** By then everything has been made that is made once. */
const WARM = 20;
/** What a process's memory goes up and down by itself, of its size when warm. */
const BREATH = 0.1;

/** Put before the worker's own code: counts what lives on its device, what was compiled, and the runs that were done. */
const COUNTING = `{
  const made = { buffers: 0, bytes: 0, pipelines: 0, runs: 0 };
  const after = (kind, name, told) => {
    const does = kind[name];
    kind[name] = function (...all) {
      const found = does.apply(this, all);
      told(found, this);
      return found;
    };
  };
  const living = new WeakSet();
  after(GPUDevice.prototype, "createBuffer", (buffer) => {
    living.add(buffer);
    made.buffers++;
    made.bytes += buffer.size;
  });
  after(GPUBuffer.prototype, "destroy", (_, buffer) => {
    if (!living.delete(buffer)) return;
    made.buffers--;
    made.bytes -= buffer.size;
  });
  for (const name of ["createComputePipeline", "createComputePipelineAsync"])
    after(GPUDevice.prototype, name, () => made.pipelines++);
  const { postMessage } = globalThis;
  globalThis.postMessage = (message, ...all) => {
    if (message.kind === "done") made.runs++;
    postMessage(message, ...all);
  };
  const asked = new BroadcastChannel("made-on-gpu");
  asked.onmessage = () => asked.postMessage(made);
}
`;

const counting = (page) =>
  page.route("**/assets/worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: COUNTING + (await response.text()) });
  });

const madeOn = (page) =>
  page.evaluate(
    () =>
      new Promise((told) => {
        const ask = new BroadcastChannel("made-on-gpu");
        ask.onmessage = ({ data }) => {
          ask.close();
          told(data);
        };
        ask.postMessage("?");
      }),
  );

/** After so many runs in all. */
async function ran(page, runs) {
  const late = performance.now() + 60_000;
  for (;;) {
    const made = await madeOn(page);
    if (made.runs >= runs) return made;
    if (performance.now() > late) throw new Error(`run ${runs} did not come to its end`);
    await wait(10);
  }
}

const living = ({ buffers, bytes, pipelines }) =>
  `${buffers} buffers of ${(bytes / 2 ** 20).toFixed(1)} MiB, ${pipelines} pipelines`;
const middle = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];

export const MANY = [
  {
    name: "GPU runs in one tab",
    times: 1,
    meet: ({ open, scale }) =>
      inBrowser(open, { gpu: true }, async (browser) => {
        const page = await browser.page(RUN, counting);
        await engineReady(page);
        await run(page);
        const runs = Math.max(3 * WARM, Math.round(RUNS * scale));
        let warm = "";
        const sizes = [];
        for (let i = 1; i <= runs; i++) {
          const now = living(await ran(page, i));
          if (i === WARM) warm = now;
          if (i > WARM && now !== warm) throw new Error(`after ${i} runs there are ${now}; after ${WARM}, ${warm}`);
          if (i >= WARM) sizes.push(browser.gpuMemory());
          if (i < runs) await restart(page);
        }
        const third = Math.floor(sizes.length / 3);
        const [early, late] = [middle(sizes.slice(0, third)), middle(sizes.slice(-third))];
        const course = Array.from({ length: 10 }, (_, i) => sizes[Math.floor(((sizes.length - 1) * i) / 9)]);
        const told = `${runs} runs: ${warm}; the GPU's process on the way: ${course.join(", ")} MiB`;
        if (late > early * (1 + BREATH)) throw new Error(told);
        return told;
      }),
  },
];
