export const en = {
  save: "Save “{title}”",
  svg: "Drawing (SVG)",
  png: "Picture (PNG)",
  csv: "Numbers (CSV)",
  cursor: "{title}: values along the line",
  asTable: "As a table",
  someRows: "{shown} of {all} rows. The CSV has all of them, with every digit.",
  range: "{low} to {high}",
} as const;
