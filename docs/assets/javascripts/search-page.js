// The page of results: what the address asks for (`?q=`), as plain links, all of them.

import { openIndex } from "./search-index.js";
import { Results } from "./search-results.js";

const form = document.querySelector("form.nl-search");
const { q: input, kind } = form.elements;
const status = form.querySelector(".nl-search__status");
const list = form.querySelector(".nl-search__results");
const asked = new URLSearchParams(location.search);
input.value = asked.get("q") ?? "";
kind.value = [...kind.options].some(({ value }) => value === asked.get("kind"))
  ? asked.get("kind")
  : "";

try {
  const index = await openIndex(new URL(form.dataset.searchBase, document.baseURI));
  const results = new Results(index, { list, status, batch: { size: 10, more: true } });
  const show = () => results.show(input.value, kind.value).catch(fail);
  const change = (event) => {
    event.preventDefault();
    const query = new URLSearchParams({ q: input.value, kind: kind.value });
    history.replaceState(null, "", `?${query}`);
    show();
  };
  form.addEventListener("submit", change);
  kind.addEventListener("change", change);
  await show();
} catch (error) {
  fail(error);
}

function fail(error) {
  console.warn(error);
  list.replaceChildren();
  status.textContent = form.dataset.searchFailed;
}
