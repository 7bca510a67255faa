"""A SOP's form as a piece of HTML: how it stands in a document of its own, and how in that of the collection.

Where many forms stand on one page, each has ids of its own, its headings lie below those of the page, and a logo is
drawn from the one copy that the page holds.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from sopdsl.model.koleksi import Sop, UnitKop
from sopdsl.pictures import PictureKind
from sopdsl.rendering import Theme
from sopdsl_renderers.form import css, words
from sopdsl_renderers.form.environment import environment
from sopdsl_renderers.form.tables import Table
from sopdsl_renderers.form.watermark import is_watermarked
from sopdsl_renderers.markup import allowed

_BELOW = (
    ("<h1>", '<p class="nama">'),
    ("</h1>", "</p>"),
    ("<h2", "<h4"),
    ("</h2>", "</h4>"),
)
"""The tags of headings, and what stands in their place below the heading (h3) that a page of many forms gives each."""


@dataclass(frozen=True)
class Part:
    """A SOP's form on its way into the document of the collection.

    `foot` is the left side of its foot line and `size` that of its identity in print, both as CSS. `logo` is the path
    of the logo that the form draws by the id that `logo_id` gives it.
    """

    foot: str
    size: str
    logo: str | None
    html: str

    def encoded(self) -> bytes:
        """The part as it is kept: a line of JSON, then the HTML."""
        head = json.dumps([self.foot, self.size, self.logo])
        return f"{head}\n{self.html}".encode()

    @classmethod
    def decoded(cls, part: bytes) -> Part:
        """The part that `encoded` made."""
        head, _, html = part.decode().partition("\n")
        foot, size, logo = json.loads(head)
        return cls(foot, size, logo, html)


def body_of(sop: Sop, logo: tuple[bytes, PictureKind] | None, tables: list[Table], theme: Theme) -> Markup:
    """The form as the document of the SOP holds it."""
    template = environment().get_template("badan.html")
    lambang = _image(sop.unit, logo) if logo else None
    return Markup(
        template.render(
            sop=sop,
            lambang=lambang,
            tables=tables,
            bagian=_numbers(sop),
            theme=theme,
            draf=is_watermarked(sop, theme),
        )
    )


def part_of(sop: Sop, body: Markup, logo: tuple[bytes, PictureKind] | None, size: str, theme: Theme) -> Part:
    """The form as the document of the collection holds it.

    The markup that changes can be told from all author text, in which every `<` and `"` is escaped.
    """
    html = str(body)
    if logo:
        html = html.replace(_image(sop.unit, logo), _drawn(sop.unit, logo[0]))
    for own, below in _BELOW:
        html = html.replace(own, below)
    anchor = anchor_of(sop.id)
    for number, (alur, bagian) in enumerate(zip(sop.alur, _numbers(sop), strict=True), 1):
        # The heading that the page gives the SOP tells its tables from those of others of the same name.
        title = "" if alur.judul is None and bagian is None else f" {anchor}/alur-{number}-judul"
        html = html.replace(f' aria-labelledby="alur-{number}-judul"', f' aria-labelledby="{anchor}/judul{title}"')
    html = html.replace(' id="alur-', f' id="{anchor}/alur-')
    return Part(foot_of(sop, theme), size, sop.unit.logo if logo else None, html)


def _numbers(sop: Sop) -> list[str | None]:
    """What tells a table from another of the same name when they are read aloud, `alur 2`; None where nothing must."""
    names = Counter(alur.judul for alur in sop.alur if alur.kegiatan or alur.baris_hilang)
    return [f"alur {number}" if names[alur.judul] > 1 else None for number, alur in enumerate(sop.alur, 1)]


def anchor_of(sop_id: str) -> str:
    """The anchor of a SOP on the page of its collection, `sop/hukum/001-penerimaan-dokumen`; of letters that need no
    escape in HTML and in a link."""
    return "sop/" + "".join(c if c.isascii() and (c.isalnum() or c in "-/") else f"_{ord(c):x}_" for c in sop_id)


def foot_of(sop: Sop, theme: Theme) -> str:
    """The left side of the foot line as CSS, and the note about signatures below it."""
    return foot_line(words.teks_kaki(sop), theme)


def foot_line(text: str, theme: Theme) -> str:
    """The same for any text."""
    lines = [" ".join(text.split()), theme.signature.note or ""]
    return css.css_string(allowed("\n".join(filter(None, lines))))


def logo_id(picture: bytes) -> str:
    """The id of a logo on the page of a collection."""
    return "lambang-" + hashlib.sha256(picture).hexdigest()[:16]


def data_url(picture: bytes, kind: PictureKind) -> str:
    """A picture as the address of itself."""
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"


def _image(unit: UnitKop, logo: tuple[bytes, PictureKind]) -> Markup:
    return Markup('<img src="{}" alt="{}">').format(data_url(*logo), _description(unit))


def _drawn(unit: UnitKop, picture: bytes) -> Markup:
    tag = '<svg class="lambang" role="img" aria-label="{}"><use href="#{}"/></svg>'
    return Markup(tag).format(_description(unit), logo_id(picture))


def _description(unit: UnitKop) -> str:
    return allowed(f"Lambang {unit.kop[0] if unit.kop else unit.nama}")
