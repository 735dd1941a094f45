/** What is kept for the next visit. A browser that forbids it is no error: nothing is kept then. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`backstep.${key}`);
    else localStorage.setItem(`backstep.${key}`, value);
  } catch {
    // Storage is off or full; the choice still holds for this visit.
  }
}

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(`backstep.${key}`);
  } catch {
    return null;
  }
}
