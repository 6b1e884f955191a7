// The times of an event in the reader's own time zone, beside those of the place. Nothing is added
// where the two are the same.

const MINUTE = 60_000; // milliseconds

/** Minutes that the clock of a place is ahead of UTC: 120 of `2027-09-07T09:30+02:00`. */
function offsetOf(written) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(written);
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}

/** The day of a moment on the reader's clock: `2027-09-07`. */
function ownDay(moment) {
  return new Date(moment - moment.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
}

/** From when to when something lasts on the reader's clock, with the day where it is another. */
function ownSpan(written, locale) {
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
  let before = "";
  const shown = written.map((one) => {
    const moment = new Date(one);
    const day = ownDay(moment);
    const isNamed = day !== one.slice(0, 10) && day !== before;
    before = day;
    return isNamed ? `${date.format(moment)}, ${time.format(moment)}` : time.format(moment);
  });
  return shown.join(shown.at(-1).includes(" ") ? " – " : "–");
}

/** Adds the reader's own times to each span of times in a box, whose attributes have the words. */
export function addOwnTimes(box) {
  const { nlOwnTime, nlLocale } = box.dataset;
  const isSame = (one) => offsetOf(one) === -new Date(one).getTimezoneOffset();
  for (const times of box.querySelectorAll(".nl-times")) {
    const written = [...times.querySelectorAll("time[datetime*=T]")].map((time) => time.dateTime);
    if (written.every(isSame)) continue;
    const spans = [];
    for (let first = 0; first < written.length; first += 2) {
      spans.push(ownSpan(written.slice(first, first + 2), nlLocale.replace("_", "-")));
    }
    const own = document.createElement("span");
    own.className = "nl-own-time";
    own.textContent = nlOwnTime.replace("{times}", spans.join("; "));
    times.append(" ", own);
  }
}
