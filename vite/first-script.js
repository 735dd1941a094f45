/**
 * What runs before anything is painted, in the page itself: whether what stands in index.html is the page that is
 * wanted. It is that of a first visit, in English. It also puts on the theme that was chosen, so that no light page
 * flashes in the dark. The app begins when that page has been painted, which nothing of it may hold up.
 */
{
  const root = document.documentElement;
  const { app } = document.currentScript.dataset;
  const kept = (name) => {
    try {
      return localStorage.getItem(`backstep.${name}`);
    } catch {
      return null;
    }
  };
  const spoken = [kept("language"), ...navigator.languages].find((language) => /^(en|ko)/.test(language ?? ""));
  const plain = !location.search && !location.hash && !history.state && !spoken?.startsWith("ko");
  root.dataset.shell = plain ? "on" : "off";
  const theme = kept("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // A page that nobody sees is not painted.
  const painted = new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    setTimeout(resolve, plain && !document.hidden ? 1000 : 0);
  });
  painted.then(() => {
    if (plain) root.dataset.shell = "painted";
    // While one develops there is nothing to be painted first, and Vite's own tag begins the app.
    if (app) import(app);
  });
}
