// Evidence: the page is static, so only the reader's clock knows whether it is still fresh.
function markStale(row, ago) {
  for (const word of row.querySelectorAll('.st[data-s="verified"] .sw')) {
    word.textContent = root.dataset.lastVerified;
  }
  for (const use of row.querySelectorAll('[data-s="verified"] use[href="#m-verified"]')) {
    use.setAttribute("href", "#m-stale");
    use.closest("[data-s]").dataset.s = "stale";
  }
  const says = row.querySelector(".says");
  if (!says) return;
  const late = document.createElement("span");
  late.className = "late";
  late.textContent = root.dataset.stale.replace("{ago}", ago);
  const note = says.querySelector(".note");
  if (note) note.before(" ", late); else says.append(" ", late);
}

// The contents and the labels of tabs show the state of a block: they follow it.
function markContents(block) {
  for (const mark of document.querySelectorAll('[data-of][data-s="verified"]')) {
    if (mark.dataset.of !== block.id) continue;
    mark.dataset.s = "stale";
    mark.firstElementChild.setAttribute("href", "#m-stale");
  }
}

// The line that stays in sight tells of the oldest evidence; where something worse is known it is not there.
let oldest = 0;
function showAlarm(seconds, ago) {
  const line = document.querySelector(".alarm[hidden], .alarm.old");
  if (!line || seconds < oldest) return;
  oldest = seconds;
  line.hidden = false;
  line.classList.add("old");
  const says = line.querySelector(".says");
  line.pattern ||= says.lastChild.data;
  says.lastChild.data = line.pattern.replace("{ago}", ago);
}

function freshness() {
  const words = new Intl.RelativeTimeFormat(root.lang, { numeric: "always" });
  for (const time of document.querySelectorAll("time[data-fresh-for]")) {
    const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
    const row = time.closest("li, tr, .whole");
    const days = Math.floor(seconds / 86400);
    if (!row || !(seconds > Number(time.dataset.freshFor))) {
      // How long ago it was, where a page is summed up.
      if (days > 0 && time.closest(".evidence, .side")) time.after(` (${words.format(-days, "day")})`);
      continue;
    }
    const ago = days ? words.format(-days, "day") : words.format(-Math.floor(seconds / 3600), "hour");
    const block = time.closest("figure.tx");
    markStale(row, ago);
    const fold = row.closest(".fold");
    if (fold) fold.open = true;
    showAlarm(seconds, ago);
    if (block && row.querySelector('.st[data-s="stale"]')) markContents(block);
  }
}

ready(freshness);
