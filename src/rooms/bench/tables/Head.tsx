import { type SheetColumn, spansOf } from "./files/sheet.ts";

/** The columns' names, and over those that belong together what they are of. */
export function Head({ columns, row }: { readonly columns: readonly SheetColumn[]; readonly row: string }) {
  const over = spansOf(columns);
  const grouped = over.some(({ name }) => name !== "");
  return (
    <thead>
      {grouped && (
        <tr>
          <td />
          {over.map(({ name, columns: many }) => (
            <th key={name} scope="colgroup" colSpan={many}>
              {name}
            </th>
          ))}
        </tr>
      )}
      <tr>
        <th scope="col">
          <span className="hidden-visually">{row}</span>
        </th>
        {columns.map(({ name, over: under = "" }) => (
          <th key={under + name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
