/** The mark: a field of noise that clears into one square. Also public/icon.svg. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <g fill="currentColor">
        <path opacity=".22" d="M4 4h6v6H4z" />
        <path opacity=".5" d="M4 13h6v6H4z" />
        <path opacity=".3" d="M4 22h6v6H4z" />
        <path opacity=".6" d="M13 4h6v6h-6z" />
        <path opacity=".75" d="M13 13h6v6h-6z" />
        <path opacity=".45" d="M13 22h6v6h-6z" />
      </g>
      <path fill="var(--accent)" d="M22 4h6v24h-6z" />
    </svg>
  );
}
