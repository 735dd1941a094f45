/**
 * What runs before anything is painted, in the page itself: whether what stands in index.html is the page that is
 * wanted. It is that of a first visit, in English. It also puts on the theme that was chosen, so that no light page
 * flashes in the dark. The app begins when that page has been painted, which nothing of it may hold up; where it can't
 * be had it is asked for again, and then said to be missing, for nobody else could.
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

  const WORDS = {
    en: {
      missing: "Backstep could not be loaded. Check the connection, then load the page again.",
      old: "This browser is too old for Backstep. A current Chrome, Edge, Firefox or Safari runs it.",
      again: "Load again",
    },
    ko: {
      missing: "Backstep을 불러오지 못했습니다. 연결을 확인하고 페이지를 다시 불러오세요.",
      old: "오래된 브라우저라서 Backstep을 실행할 수 없습니다. 최신 Chrome, Edge, Firefox, Safari에서 열어 주세요.",
      again: "다시 불러오기",
    },
  };
  const tell = (what) => {
    const asked = new URLSearchParams(location.search).get("lang") ?? spoken;
    const words = WORDS[asked?.startsWith("ko") ? "ko" : "en"];
    const strip = document.createElement("div");
    strip.className = "unopened";
    strip.setAttribute("role", "alert");
    const button = document.createElement("button");
    button.textContent = words.again;
    button.onclick = () => location.reload();
    strip.append(words[what], " ", button);
    document.body.prepend(strip);
  };
  // What the app can't begin without comes in files of its own (src/main.tsx).
  addEventListener("backstep-unopened", () => tell("missing"), { once: true });

  const begin = async () => {
    for (const pause of [1000, 4000, null]) {
      try {
        return await import(app);
      } catch (error) {
        const old = error instanceof SyntaxError;
        if (old || pause === null) return tell(old ? "old" : "missing");
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  // A page that nobody sees is not painted.
  const painted = new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    setTimeout(resolve, plain && !document.hidden ? 1000 : 0);
  });
  painted.then(() => {
    if (plain) root.dataset.shell = "painted";
    // While one develops there is nothing to be painted first, and Vite's own tag begins the app.
    if (app) begin();
  });
}
