// What `theme.features` adds to an article: `toc.follow` and `content.code.copy`.

const SHOWN = 2000; // milliseconds for which a button says that the code was copied

/** The heading that is being read is marked in the list of contents. */
function follow(list) {
  const links = [...list.querySelectorAll("a")];
  const ids = links.map((link) => decodeURIComponent(link.hash.slice(1)));
  const headings = ids.map((id) => document.getElementById(id));
  const mark = () => {
    const here = headings.findLastIndex((one) => one?.getBoundingClientRect().top < innerHeight / 4);
    links.forEach((link, number) => {
      if (number === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
  for (const heading of headings) if (heading) observer.observe(heading);
}

/** A button beside a block of code; the words are in the attributes of `page`. */
function addCopying(code, page) {
  const { nlCopy, nlCopied } = page.dataset;
  const button = document.createElement("button");
  const frame = document.createElement("div");
  button.type = "button";
  button.className = "nl-button nl-copy";
  button.textContent = nlCopy;
  frame.className = "nl-code";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = nlCopied;
    setTimeout(() => { button.textContent = nlCopy; }, SHOWN);
  });
  code.replaceWith(frame);
  frame.append(code, button);
}

for (const list of document.querySelectorAll("[data-nl-follow]")) follow(list);
for (const page of document.querySelectorAll("[data-nl-copy]")) {
  if (navigator.clipboard) {
    for (const code of page.querySelectorAll("pre")) addCopying(code, page);
  }
}
