// See agreement.ts. Reads { models, distances } from one JSON file, writes the answers to another.
import { readFileSync, writeFileSync } from "node:fs";
import { importTypeScript } from "./ts.mjs";

const [questions, out] = process.argv.slice(2);
if (!out) throw new Error("which files? node bench/agreement.mjs QUESTIONS.json ANSWERS.json");
const { answerDistance, answerModel } = await importTypeScript("bench/agreement.ts");
const { models, distances } = JSON.parse(readFileSync(questions, "utf8"));
const answers = { models: [], distances: distances.map(({ real, pictures }) => answerDistance(real, pictures)) };
for (const question of models) answers.models.push(await answerModel(question));
writeFileSync(out, JSON.stringify(answers));
process.exit(0); // onnxruntime's threads would keep Node alive
