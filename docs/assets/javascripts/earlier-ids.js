// A link to the earlier id of a heading leads to the heading, which is called otherwise now.

const earlier = JSON.parse(document.querySelector("[data-nl-earlier]").dataset.nlEarlier);

function leadOn() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    return; // No text that was encoded, so no id of ours.
  }
  if (Object.hasOwn(earlier, id) && !document.getElementById(id)) {
    location.replace(`#${encodeURIComponent(earlier[id])}`);
  }
}

addEventListener("hashchange", leadOn);
leadOn();
