// The page of a preview: shows what the server sends, now and after each save. All text is set as text, never as HTML.
"use strict";

const at = (id) => document.getElementById(id);
const RETRY = 1000; // milliseconds after which a picture that could not be fetched is asked for again
let source = null;
let shown = null;
let resting = false;

function connect() {
  if (source) source.close();
  resting = false;
  source = new EventSource("events?" + new URLSearchParams({ sop: wanted(), look: look() }));
  source.onopen = () => say("connection", "");
  source.onmessage = (event) => show(JSON.parse(event.data));
  source.onerror = () => say("connection", "Terputus dari sopc. Yang tampak ialah keadaan terakhir.");
  source.addEventListener("rest", () => {
    source.close();
    resting = true;
    say("connection", "Dijeda karena ada tab pratinjau lain yang lebih baru. Pilih tab ini untuk melanjutkan.");
  });
  source.addEventListener("over", () => {
    source.close();
    say("connection", "sopc preview sudah berhenti. Yang tampak ialah keadaan terakhir; jalankan lagi untuk melanjutkan.");
  });
}

function resume() {
  if (resting && !document.hidden) connect();
}

function wanted() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function show(view) {
  shown = view;
  const errors = view.findings.some((finding) => finding.level === "error");
  document.title = (errors ? "✗ " : "") + (view.title || view.file) + " – pratinjau sopc";
  at("title").textContent = view.title || view.file;
  say("note", view.note);
  say("stale", view.stale);
  document.body.classList.toggle("old", Boolean(view.stale));
  showChoices(view);
  showDocument(view);
  showPages(view.pages);
  showForm();
  at("summary").textContent = view.summary;
  at("findings").replaceChildren(...keepingOpen(view.findings.map((finding) => findingItem(finding, view.rules))));
  say("more", view.more);
  say("fixable", view.fixable);
}

function say(id, text) {
  const place = at(id);
  if (place.textContent !== (text || "")) place.textContent = text || "";
  place.hidden = !text;
}

function showChoices(view) {
  const options = view.choices.map(([id, name]) => {
    const option = new Option(id + " – " + name, id);
    option.selected = id === view.id;
    return option;
  });
  const list = at("choices");
  const same = options.length === list.length && options.every((o, n) => o.text === list.options[n].text);
  if (!same) list.replaceChildren(...options);
  list.value = view.id;
  at("choosing").hidden = options.length < 2;
}

function showDocument(view) {
  const link = at("document");
  link.hidden = !view.document;
  if (!view.document) return;
  link.href = view.document;
  link.download = view.id.split("/").pop() + ".pdf";
}

// A page that has not changed keeps its picture, and one that has is replaced when the new picture can be painted, so
// that nothing flickers and the place scrolled to stays. The pages in sight come first.
function showPages(names) {
  const list = at("pages");
  while (list.children.length > names.length) list.lastChild.remove();
  const changed = [...names.keys()].filter((n) => list.children[n]?.dataset.name !== names[n]);
  const [near, far] = [true, false].map((near) => changed.filter((n) => inSight(list.children[n]) === near));
  Promise.all(near.map((n) => showPage(n, names))).then(() => far.forEach((n) => showPage(n, names)));
}

function inSight(page) {
  if (!page) return true;
  const { top, bottom } = page.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && !at("pages").hidden;
}

async function showPage(n, names) {
  const list = at("pages");
  const old = list.children[n];
  if (shown.pages[n] !== names[n] || old?.dataset.coming === names[n]) return;
  const picture = new Image();
  picture.dataset.name = names[n];
  picture.alt = `Halaman ${n + 1} dari ${names.length}; isinya dapat dibaca dalam tampilan Formulir HTML`;
  picture.src = names[n];
  if (!old) {
    list.append(picture);
    return;
  }
  old.dataset.coming = names[n];
  const ready = await picture.decode().then(() => true, () => false);
  delete old.dataset.coming;
  if (shown.pages[n] !== names[n] || !list.children[n]) return;
  if (ready) list.children[n].replaceWith(picture);
  else setTimeout(() => showPage(n, names), RETRY);
}

function showForm() {
  const place = at("form");
  const formOnly = Boolean(shown && shown.form && !shown.pages.length);
  document.querySelector("input[value=pages]").disabled = formOnly;
  const asForm = formOnly || look() === "form";
  at("pages").hidden = asForm;
  place.hidden = !asForm;
  if (!asForm || !shown || !shown.form || place.dataset.name === shown.form) return;
  const name = (place.dataset.name = shown.form);
  const frame = document.createElement("iframe");
  frame.title = "Formulir HTML";
  frame.className = "coming";
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.src = name;
  frame.onload = () => {
    if (place.dataset.name !== name) {
      frame.remove();
      return;
    }
    const old = place.querySelector("iframe:not(.coming)");
    if (old) frame.contentWindow.scrollTo(old.contentWindow.scrollX, old.contentWindow.scrollY);
    frame.className = "";
    for (const other of place.querySelectorAll("iframe")) if (other !== frame) other.remove();
  };
  place.append(frame);
}

function look() {
  return document.querySelector("input[name=look]:checked").value;
}

function findingItem(finding, rules) {
  const [place] = finding.places;
  const where = [place.file === shown.file ? "" : place.file, place.line ? "baris " + place.line : ""];
  const code = finding.code ? `[${finding.code}]` : "";
  const head = element("summary", "", element("span", "level", finding.word + code), ": " + finding.message);
  head.append(element("span", "where", where.filter(Boolean).join(", ")));
  const more = element("div", "more");
  finding.places.forEach((each, n) => {
    if (each.message || n) more.append(element("p", "", [each.message, n ? placeOf(each) : ""].filter(Boolean).join(" · ")));
    if (each.lines.length) more.append(excerpt(each.lines));
  });
  if (finding.hint) more.append(element("p", "hint", finding.hint));
  const rule = rules[finding.code];
  if (rule) more.append(ruleNote(finding.code, rule));
  const item = element("li", finding.level, element("details", "", head, more));
  item.dataset.key = finding.code + finding.message;
  return item;
}

function ruleNote(code, rule) {
  const link = element("a", "", `Penjelasan ${code} dengan contoh`);
  link.href = rule.page;
  link.target = "_blank";
  return element("p", "rule", `${rule.why} `, link);
}

function placeOf(place) {
  return place.file + (place.line ? ":" + place.line : "");
}

function excerpt(lines) {
  const rows = lines.map((line) => {
    const row = element("span", "", element("b", "", String(line.number)), line.before);
    if (line.marked || line.after) row.append(element("mark", "", line.marked), line.after);
    return row;
  });
  return element("pre", "", ...rows);
}

function keepingOpen(items) {
  const open = new Set([...at("findings").querySelectorAll("details[open]")].map((each) => each.parentNode.dataset.key));
  for (const item of items) item.firstChild.open = open.has(item.dataset.key);
  return items;
}

function element(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

at("choices").addEventListener("change", (event) => {
  location.hash = encodeURIComponent(event.target.value);
});
addEventListener("hashchange", connect);
addEventListener("focus", resume);
document.addEventListener("visibilitychange", resume);
for (const choice of document.querySelectorAll("input[name=look]")) choice.addEventListener("change", () => (showForm(), connect()));
connect();
