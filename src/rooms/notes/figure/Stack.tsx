import { fixed } from "../../../ui/charts/format.ts";
import { useWidth } from "../../../ui/charts/use-width.ts";
import css from "./figure.module.css";

interface StackProps {
  readonly label: string;
  readonly parts: readonly { readonly id: string; readonly value: number }[];
  /** A value to set the whole against. */
  readonly mark: { readonly value: number; readonly name: string };
  readonly unit: string;
}

const HEIGHT = 58;
const BAR = { top: 22, height: 18 };

/** Parts end to end on one scale from 0, and a mark to compare their sum with. */
export function Stack({ label, parts, mark, unit }: StackProps) {
  const { ref, width } = useWidth();
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const most = Math.max(total, mark.value) * 1.04;
  const at = (value: number) => (value / most) * width;
  const spoken = `${label}: ${parts.map(({ value }) => fixed(value, 3)).join(" + ")} = ${fixed(total, 3)} ${unit}`;
  let from = 0;
  return (
    <div ref={ref} className={css.plot}>
      <svg width={width} height={HEIGHT} role="img" aria-label={spoken}>
        {parts.map(({ id, value }, i) => {
          const left = at(from);
          from += value;
          return (
            <rect
              key={id}
              x={left}
              y={BAR.top}
              width={Math.max(0, at(value) - 1)}
              height={BAR.height}
              className={css.stack}
              data-part={i}
            />
          );
        })}
        <line
          x1={at(mark.value)}
          x2={at(mark.value)}
          y1={BAR.top - 6}
          y2={BAR.top + BAR.height + 6}
          className={css.mark}
        />
        <text x={at(mark.value)} y={11} textAnchor="middle">
          {`${mark.name} ${fixed(mark.value, 2)}`}
        </text>
        <text x={Math.min(at(total), width)} y={HEIGHT - 4} textAnchor="end">
          {`${fixed(total, 2)} ${unit}`}
        </text>
      </svg>
    </div>
  );
}
