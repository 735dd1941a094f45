import { useWords } from "../../i18n/words.ts";
import { Chart } from "../../ui/charts/Chart.tsx";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { short } from "../../ui/charts/format.ts";
import { extent, type Series } from "../../ui/charts/series.ts";
import { words as chartWords } from "../../ui/charts/words.ts";
import { M } from "../../ui/equation/Tex.tsx";
import { Fold } from "../../ui/primitives/Fold.tsx";
import { T } from "./learn/objective.ts";
import { useToy } from "./store.ts";
import { words } from "./words.ts";

/** How far off the network's guess is at each t, and the least that any guess can be. */
export function LossChart() {
  const w = useWords(words);
  const c = useWords(chartWords);
  const losses = useToy(({ trained }) => trained?.losses);
  if (!losses) return null;
  const series: Series[] = [
    { id: "loss", name: w("lossNetwork"), tone: "accent", points: losses.map(({ t, loss }) => [t, loss]) },
    {
      id: "floor",
      name: w("lossFloor"),
      tone: "quiet",
      dashed: true,
      points: losses.map(({ t, floor }) => [t, floor]),
    },
  ];
  const [low, high] = extent(series, 1, true);
  const title = w("loss");
  return (
    <Chart
      title={title}
      symbol={<M>{"\\E\\|x_0 - \\hat x_0\\|^2"}</M>}
      x={{ domain: [0, T], label: "t" }}
      // It begins where the floor does, and does not move while the network learns.
      y={{ domain: [low, Math.max(high, 2)], kind: "log", label: w("lossY") }}
      series={series}
      sayX={(t) => `t = ${t}`}
      height={240}
      file="backstep-toy-loss"
      csv={() => ["t,loss,floor", ...losses.map(({ t, loss, floor }) => `${t},${loss},${floor}`)].join("\r\n")}
    >
      <p>{w("lossCaption")}</p>
      <Fold label={c("asTable")}>
        <DataTable
          title={title}
          columns={[
            { id: "t", name: "t" },
            { id: "loss", name: w("lossNetwork") },
            { id: "floor", name: w("lossFloor") },
          ]}
          rows={losses.map(({ t, loss, floor }) => [String(t), short(loss), short(floor)])}
        />
      </Fold>
    </Chart>
  );
}
