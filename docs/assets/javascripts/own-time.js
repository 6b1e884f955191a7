// The reader's own times beside those of an event, where the clock of its place shows others.

/** Adds them to the times of a line; with the day, where that is another than at the place. */
function addOwnTimes(line, { nlOwnTime, nlLocale }) {
  let own = "";
  let isOther = false;
  let before;
  line.querySelectorAll("time").forEach(({ dateTime }, number) => {
    const moment = new Date(dateTime);
    const written = moment.toLocaleString("sv").slice(0, 16); // Swedish writes as ISO 8601 does
    const day = written.slice(0, 10);
    const isNamed = !dateTime.startsWith(day) && day !== before;
    if (number) own += number % 2 ? (isNamed ? " – " : "–") : "; ";
    if (isNamed) own += `${moment.toLocaleDateString(nlLocale, { day: "numeric", month: "long" })}, `;
    own += written.slice(11);
    isOther ||= !dateTime.startsWith(written.replace(" ", "T"));
    before = day;
  });
  if (!isOther) return;
  const note = document.createElement("span");
  note.className = "nl-facts__note";
  note.textContent = nlOwnTime.replace("{times}", own);
  line.append(" ", note);
}

for (const { dataset } of document.querySelectorAll("[data-nl-own-time]")) {
  for (const line of document.querySelectorAll(".nl-times")) addOwnTimes(line, dataset);
}
