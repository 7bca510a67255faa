"use strict";
(() => {
  const form = document.querySelector("form[role=search]");
  const field = form.querySelector("input");
  const { sebutan } = form.dataset;
  const said = form.querySelector("[role=status]");
  const contents = document.querySelector(".samping details");
  const wide = matchMedia("(min-width: 75em)");
  const SEARCHED = [
    "h3", ".kop p:not(.tanpa-logo)", "dl dd", ".kotak:nth-of-type(1) > div", ".judul-alur", ".catatan",
    "thead tr:nth-child(2) th:nth-last-child(n+4)", "tbody th", "tbody td:not(.g)",
  ].join();
  let items = null;

  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\u00ad]/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

  // One item for each entry of the contents; an entry without a link has no SOP on the page.
  const read = () => [...contents.querySelectorAll(".daftar > li")].map((entry) => {
    const link = entry.querySelector("a");
    const sop = link && document.getElementById(link.hash.slice(1));
    const unit = entry.closest(".kelompok").querySelector(".nama-unit");
    const texts = [entry, ...(unit ? [unit] : []), ...(sop ? sop.querySelectorAll(SEARCHED) : [])];
    return { entry, sop, text: fold(texts.map((element) => element.textContent).join(" ")) };
  });

  const search = () => {
    items ??= read();
    const wanted = field.value.trim();
    const words = fold(wanted).split(" ");
    let hits = 0;
    for (const { entry, sop, text } of items) {
      const hit = words.every((word) => text.includes(word));
      hits += hit;
      entry.hidden = !hit;
      if (sop) sop.hidden = !hit;
    }
    for (const group of document.querySelectorAll(".kelompok")) {
      group.hidden = !group.querySelector(".daftar > li:not([hidden]), .sop:not([hidden])");
    }
    said.textContent = !wanted ? "" : hits ? `${hits} dari ${items.length} ${sebutan} memuat “${wanted}”`
      : `Tidak ada ${sebutan} yang memuat “${wanted}”`;
    contents.open = wide.matches || Boolean(wanted);
  };

  const type = () => {
    search();
    const page = location.href.split("#")[0];
    history.replaceState(null, "", field.value.trim() ? `${page}#cari=${encodeURIComponent(field.value.trim())}` : page);
  };

  const clear = () => {
    field.value = "";
    type();
  };

  // `#cari=kata` is a search; a link to a SOP that the search has hidden ends it.
  const follow = () => {
    let hash = location.hash.slice(1);
    try {
      hash = decodeURIComponent(hash);
    } catch {
      return;
    }
    if (hash.startsWith("cari=")) {
      field.value = hash.slice(5);
      search();
    } else if (document.getElementById(hash)?.closest(".kelompok[hidden], .sop[hidden]")) {
      field.value = "";
      search();
      document.getElementById(hash).scrollIntoView();
    }
  };

  form.hidden = false;
  contents.open = wide.matches;
  wide.addEventListener("change", () => { contents.open = wide.matches || Boolean(field.value.trim()); });
  contents.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) contents.open = false;
  });
  field.addEventListener("input", type);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    contents.querySelector("li:not([hidden]) a")?.click();
  });
  addEventListener("hashchange", follow);
  addEventListener("DOMContentLoaded", follow);
})();
