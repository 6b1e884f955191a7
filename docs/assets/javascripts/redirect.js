// At an earlier address of a page: leads on to the page, and takes along what stands behind the
// `#`, perhaps by its present name. Without scripts, a `<meta>` leads on.

(() => {
  const { nlTarget, nlEarlier = "{}" } = document.currentScript.dataset;
  const there = new URL(nlTarget, location.href);
  const earlier = JSON.parse(nlEarlier);
  const id = location.hash.slice(1);
  let name = id;
  try {
    name = decodeURIComponent(id);
  } catch {
    // No text that was encoded: it is taken as it is.
  }
  if (Object.hasOwn(earlier, name)) there.hash = earlier[name];
  else if (id && !there.hash) there.hash = id;
  if (location.protocol === "file:" && there.pathname.endsWith("/")) there.pathname += "index.html";
  location.replace(there);
})();
