// The preview's own script: asks whether the page it stands in has become another one, and
// loads it again at the same place. Never part of the built site.
(() => {
  const own = document.currentScript;
  const key = `preview ${location.pathname}`;
  let version = own.dataset.version;
  let asking = null;

  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept && !location.hash) addEventListener("DOMContentLoaded", () => scrollTo(0, Number(kept)));

  async function ask() {
    asking = new AbortController();
    try {
      const query = new URLSearchParams({ page: location.pathname, version });
      const answer = await fetch(`/.preview/wait?${query}`, { signal: asking.signal, cache: "no-store" });
      const now = await answer.text();
      if (answer.ok && now !== version) return reload();
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      await new Promise((done) => setTimeout(done, 1000)); // the preview was ended, or starts anew
    }
    return document.visibilityState === "visible" ? ask() : undefined;
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
