export const en = {
  saveCsv: "{title}: save as CSV",
  saveSvg: "{title}: save as SVG",
  cursor: "{title}: values along the line",
  asTable: "As a table",
  someRows: "{shown} of {all} rows. The CSV has all of them, with every digit.",
  range: "{low} to {high}",
} as const;
