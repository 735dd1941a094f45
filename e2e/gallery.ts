/** Pictures of every room in one page: test-results/gallery/index.html. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = "test-results/gallery";

export interface Look {
  readonly room: string;
  readonly language: string;
  readonly theme: string;
  readonly width: number;
}

const nameOf = ({ room, language, theme, width }: Look) =>
  `${room.toLowerCase().replaceAll(" ", "-")}-${language}-${theme}-${width}.png`;

/** Where a picture goes; its name says what it is of. */
export function pictureOf(look: Look): string {
  mkdirSync(FOLDER, { recursive: true });
  return join(FOLDER, nameOf(look));
}

/** One section a room; what was taken so far. */
export function writeGallery(looks: readonly Look[]): string {
  const rooms = [...new Set(looks.map(({ room }) => room))];
  const figure = (look: Look) => {
    const { room, language, theme, width } = look;
    const file = nameOf(look);
    const words = `${room}, ${language}, ${theme}, ${width} pixels wide`;
    return `<a href="${file}"><img src="${file}" alt="${words}" loading="lazy" height="${width > 720 ? 270 : 420}"></a>`;
  };
  const sections = rooms.map(
    (room) => `<h2>${room}</h2>
<p>${looks
      .filter((look) => look.room === room)
      .sort((a, b) => b.width - a.width)
      .map(figure)
      .join("\n")}</p>`,
  );
  const page = join(FOLDER, "index.html");
  writeFileSync(
    page,
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Backstep: every room</title>
<style>
  :root { color-scheme: light dark; font: 15px / 1.5 system-ui; }
  body { margin: 2rem; }
  h2 { margin: 2rem 0 .5rem; text-transform: capitalize; }
  p { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; margin: 0; }
  img { display: block; border-radius: 6px; box-shadow: 0 0 0 1px #8884; }
</style>
<h1>Every room</h1>
${sections.join("\n")}
</html>
`,
  );
  return page;
}
