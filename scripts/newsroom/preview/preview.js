// The preview's own script: asks whether the page it stands in has become another one, and
// loads it again at the same place; the count of problems is renewed without that. Never part
// of the built site.
(() => {
  const own = document.currentScript;
  const key = `preview ${location.pathname}`;
  const count = document.querySelector(".preview-count"); // deferred scripts see the whole page
  let version = own.dataset.version;
  let asking = null;

  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept && !location.hash) addEventListener("DOMContentLoaded", () => scrollTo(0, Number(kept)));

  async function ask() {
    asking = new AbortController();
    const started = Date.now();
    try {
      const query = new URLSearchParams({ page: location.pathname, version });
      if (count) query.set("count", count.textContent);
      const answer = await fetch(`/.preview/wait?${query}`, { signal: asking.signal, cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      const news = await answer.json();
      if (String(news.version) !== version) return reload();
      show(news);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
    }
    // An answer at once says that too many windows wait, or that the preview starts anew.
    if (Date.now() - started < 500) await new Promise((done) => setTimeout(done, 1000));
    return document.visibilityState === "visible" ? ask() : undefined;
  }

  function show(news) {
    if (!count) return;
    count.textContent = news.count;
    count.hidden = !news.count;
    count.classList.toggle("preview-count--error", news.isError);
  }

  function reload() {
    sessionStorage.setItem(key, String(scrollY));
    location.reload();
  }

  // Browsers allow six open requests to a host: tabs that nobody sees do not wait.
  addEventListener("visibilitychange", () => {
    asking?.abort();
    if (document.visibilityState === "visible") ask();
  });
  addEventListener("pagehide", () => asking?.abort());
  ask();
})();
