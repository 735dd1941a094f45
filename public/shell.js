/**
 * Before anything is painted: whether the page that stands in index.html is the one that is wanted. It is that of a
 * first visit, in English. It also puts on the theme that was chosen, so that no light page flashes in the dark.
 */
{
  const kept = (name) => {
    try {
      return localStorage.getItem(`backstep.${name}`);
    } catch {
      return null;
    }
  };
  const spoken = [kept("language"), ...navigator.languages].find((language) => /^(en|ko)/.test(language ?? ""));
  const plain = !location.search && !location.hash && !history.state && !spoken?.startsWith("ko");
  document.documentElement.dataset.shell = plain ? "on" : "off";
  const theme = kept("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}
