/**
 * Draws faces as SVG text. facesjs does that by standing in for `document`, which a page cannot
 * replace and a worker has not; and only this way of drawing is the one the model was trained on
 * (drawn into a page, the same face gets other line widths).
 */
import { answerQuestions } from "./answer-questions.ts";

Object.assign(globalThis, { global: globalThis });
answerQuestions<null, string>(async () => {
  const { faceToSvgString, generate } = await import("facesjs");
  const face = generate({ accessories: { id: "none" } }, { gender: Math.random() < 0.5 ? "female" : "male" });
  return faceToSvgString(face);
});
