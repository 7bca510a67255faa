"""The document of a collection in a browser: its search, and how it is printed."""

import json
import re

from sopdsl.rendering import RenderContext, Theme
from tests.renderers.appendix_html import SOPS, html, list_of
from tests.renderers.browser import needs_chromium, run
from tests.renderers.html_reader import read
from tests.renderers.pdf_reader import pages
from tests.renderers.samples import (
    KONSULTASI,
    REGISTRASI,
)


@needs_chromium
def test_a_browser_runs_the_search_of_a_link_and_no_other_script(tmp_path):
    intruded = html().replace("</body>", '<script>document.title = "lain"</script></body>').encode()
    root = read(run(tmp_path, intruded, "--dump-dom", anchor="#cari=HELPD%C3%89SK"))
    assert root.all("title")[0].text == "Keputusan Walikota Pekalongan Nomor 060/0042.1 TAHUN 2022"
    assert "hidden" not in root.all("form", role="search")[0].attributes
    shown = [one for one in root.all("article", class_="sop") if "hidden" not in one.attributes]
    assert [one.attributes["id"] for one in shown] == [f"sop/{REGISTRASI.id}"]
    listed = [li for li in root.all("nav")[0].all("li") if "hidden" not in li.attributes]
    assert [li.attributes["value"] for li in listed] == ["2"]
    assert not [li for li in list_of(root) if "hidden" in li.attributes]
    assert root.all("p", role="status")[0].text == "1 dari 6 SOP memuat “HELPDÉSK”"


@needs_chromium
def test_the_search_speaks_of_what_the_theme_calls_the_documents(tmp_path):
    page = html(context=RenderContext(theme=Theme(genre="POS"))).encode()
    for anchor, said in (("helpdesk", "1 dari 6 POS memuat “helpdesk”"), ("xyz", "Tidak ada POS yang memuat “xyz”")):
        root = read(run(tmp_path, page, "--dump-dom", anchor=f"#cari={anchor}"))
        assert root.all("p", role="status")[0].text == said


SEARCHES = {
    KONSULTASI.nomor: [1],
    "perawatan  kendaraan": [6],
    "bagian protokol": [3, 4],
    "verifikator": [2],
    "suku cadang": [6],
    "perda bantuan tidak ada": [],
    "peraturan walikota nomor 45": [5],
    "tidak terbaca pada naskah": [3, 4],
    "": [1, 2, 3, 4, 5, 6],
}
DRIVER = """<script>
addEventListener("load", () => {
  const field = document.querySelector("#cari");
  const key = (name) => field.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const type = (text) => { field.value = text; field.dispatchEvent(new Event("input")); };
  const shown = () => [...document.querySelectorAll(".sop:not([hidden]) > h3")].map((h) => parseInt(h.textContent));
  const found = SEARCHES.map((text) => { type(text); return [shown(), location.hash]; });
  type("helpdesk");
  const units = [...document.querySelectorAll("main .kelompok:not([hidden]) > h2")].map((h) => h.textContent);
  key("Escape");
  const escaped = [field.value, shown().length, location.hash];
  type("tidak ada di mana pun");
  const said = document.querySelector("#hasil").textContent;
  location.hash = "#sop/hukum/007-bantuan-hukum-masyarakat-miskin";
  setTimeout(() => { document.title = JSON.stringify({ found, units, escaped, said, after: shown().length }); }, 300);
});
</script></body>"""


@needs_chromium
def test_a_browser_filters_what_is_typed(tmp_path):
    driver = DRIVER.replace("SEARCHES", json.dumps(list(SEARCHES)))
    text = re.sub(r"<meta http-equiv[^>]*>", "", html()).replace("</body>", driver)
    root = read(run(tmp_path, text.encode(), "--dump-dom", "--virtual-time-budget=3000"))
    seen = json.loads(root.all("title")[0].text)
    assert dict(zip(SEARCHES, (found for found, _ in seen["found"]), strict=True)) == SEARCHES
    assert seen["found"][3][1] == "#cari=verifikator"
    assert seen["units"] == [REGISTRASI.unit.nama]
    assert seen["escaped"] == ["", len(SOPS), ""]
    assert seen["said"] == "Tidak ada SOP yang memuat “tidak ada di mana pun”"
    assert seen["after"] == len(SOPS)


@needs_chromium
def test_a_browser_prints_decree_and_list_upright_and_each_sop_on_pages_of_its_own(tmp_path):
    target = tmp_path / "lampiran.pdf"
    run(tmp_path, html().encode(), "--no-pdf-header-footer", f"--print-to-pdf={target}")
    printed = pages(target.read_bytes())
    assert "Menimbang" in printed[0]
    assert "SOP Pelayanan terdiri dari:" in printed[1]
    assert all(f"Halaman {number}" in text for number, text in enumerate(printed, 1))
    for sop in SOPS:
        (identity,) = [text for text in printed[2:] if "DASAR HUKUM" in text and sop.nomor in text]
        assert all(line in identity for line in sop.unit.kop)
    assert not any("Kembali ke daftar" in text or "Cari SOP" in text for text in printed)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", target.read_bytes())
    assert [float(w) > float(h) for w, h in boxes] == [False] * 2 + [True] * (len(printed) - 2)
