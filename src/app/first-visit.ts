/** Whether there is nothing to put back: an address that says nothing, in a tab that remembers nothing. */
export function isFirstVisit(): boolean {
  const { pathname, search, hash } = location;
  // A link's mark that was escaped on its way stands in the path.
  const plain = /\/(index\.html)?$/.test(pathname) && search === "" && hash === "";
  return plain && history.state === null && !sessionLeft();
}

export function sessionLeft(): boolean {
  try {
    return sessionStorage.length > 0;
  } catch {
    return false;
  }
}
