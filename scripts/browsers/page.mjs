// A page in any browser, and what a person does on it. How a browser is told so is its session's: `call` runs a function
// of one text there, `perform` is the pointer and the keys (which both protocols write alike).
export const WINDOW = { width: 1280, height: 800 };
const PATIENCE_MS = 120_000;

/** Runs in the page, which nothing here can be seen from; what goes in and comes out is JSON. */
export async function ask({ call }, work, ...values) {
  const there = `async (values) => JSON.stringify((await (${work})(...JSON.parse(values))) ?? null)`;
  return JSON.parse(await call(there, JSON.stringify(values)));
}

/** @throws where it does not come, with what the page says instead. */
export async function until(session, what, work, ...values) {
  const late = performance.now() + PATIENCE_MS;
  let failed = "";
  for (;;) {
    // A page that is left has no answer.
    const found = await ask(session, work, ...values).catch((error) => {
      failed = error.message;
    });
    if (found) return found;
    if (performance.now() > late) break;
    await new Promise((again) => setTimeout(again, 100));
  }
  const says = await ask(session, () => document.body.textContent.replace(/\s+/g, " ").slice(0, 600)).catch(
    () => failed,
  );
  throw new Error(`${what} did not come. The page: ${says}`);
}

/** Presses a button by its name, where a pointer would reach it. */
export async function press(session, name) {
  const [x, y] = await until(
    session,
    `the button “${name}”`,
    (name) => {
      const buttons = [...document.querySelectorAll("button:not(:disabled)")];
      const button = buttons.find(
        (each) =>
          (each.getAttribute("aria-label") ?? each.textContent).trim() === name && each.getClientRects().length > 0,
      );
      button?.scrollIntoView({ block: "nearest", behavior: "instant" });
      const { x, y, width, height } = button?.getBoundingClientRect() ?? {};
      const spot = [Math.round(x + width / 2), Math.round(y + height / 2)];
      return button?.contains(document.elementFromPoint(...spot)) ? spot : null;
    },
    name,
  );
  await session.perform([
    {
      type: "pointer",
      id: "mouse",
      actions: [
        { type: "pointerMove", x, y },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ],
    },
  ]);
}

export const heading = (session, name) =>
  until(session, name, (name) => document.querySelector("h1")?.textContent.trim() === name, name);

/** By its name: "Processor (wasm)". */
export const engine = (session) =>
  until(session, "an engine", () =>
    document.querySelector('button[aria-label^="Engine: "]')?.getAttribute("aria-label").slice("Engine: ".length),
  );

/** "one thread", "2 threads": what the page says of its engine when it is asked. */
export async function threads(session) {
  const toggle = () => ask(session, () => document.querySelector('button[aria-label^="Engine: "]').click());
  await toggle();
  const said = await until(session, "how many threads", () => {
    const [found] = /one thread|\d+ threads/.exec(document.body.textContent) ?? [];
    return found;
  });
  await toggle();
  return said;
}

export const done = (session) =>
  until(session, "the end of a run", () =>
    [...document.querySelectorAll("#root *")].some(
      ({ children, textContent }) => children.length === 0 && /^done in /.test(textContent.trim()),
    ),
  );

/** FNV-1a of what the stage has painted, and how many canvases that is. */
export const pixels = (session) =>
  until(session, "a picture", async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const canvases = [...document.querySelectorAll("#stage canvas")];
    let hash = 0x811c9dc5;
    for (const canvas of canvases) {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      for (const value of data) hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
    }
    return canvases.length > 0 && `${canvases.length} × ${hash.toString(16)}`;
  });
