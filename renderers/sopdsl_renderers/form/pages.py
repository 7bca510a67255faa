"""The pages of the printed forms as pictures, for a preview: what the PDF is laid out as, drawn by Typst as SVG."""

from __future__ import annotations

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Bundle, Pictures, RenderContext
from sopdsl_renderers.form.lampiran import decree
from sopdsl_renderers.form.lampiran.contents import groups_of
from sopdsl_renderers.form.lampiran.front import front_of
from sopdsl_renderers.form.pdf import lay_out, unread
from sopdsl_renderers.form.printed import archive, letters, sheet
from sopdsl_renderers.form.printed.foot import foot_of
from sopdsl_renderers.form.printed.runs import plain
from sopdsl_renderers.form.printed.typesetting import TypesettingError, as_json, typeset_pictures


def render(document: Sop | Bundle, context: RenderContext) -> Pictures:
    """The pages in order, each an SVG whose letters are outlines: those of a SOP, or those of the decree and the list
    of its appendix, where the part of an entry is the number of pages of its form, in digits.

    Raises TypesettingError where Typst fails, which no text of an author's may cause.
    """
    return _front(document, context) if isinstance(document, Bundle) else _form(document, context)


def _form(sop: Sop, context: RenderContext) -> Pictures:
    laid = lay_out(sop, context)
    *best, last = laid.choices({"judul": plain(sop.nama), "sop": laid.printed})
    for files in best:
        try:
            return Pictures(typeset_pictures("sop", files, bool(laid.foreign)), laid.warnings)
        except TypesettingError:  # it is the logo, or it comes up again
            continue
    warnings = (*laid.warnings, unread(str(sop.unit.logo))) if best else laid.warnings
    return Pictures(typeset_pictures("sop", last, bool(laid.foreign)), warnings)


def _front(bundle: Bundle, context: RenderContext) -> Pictures:
    note = context.theme.signature.note
    paper = sheet.upright_sheet_of(context.paper, note)
    listed = [one for group in groups_of(bundle) for one in group.listed]
    keys = [f"sop-{n}" if one.entry else None for n, one in enumerate(listed, 1)]
    forms = {key: int(one.entry.part) for key, one in zip(keys, listed, strict=True) if key and one.entry}
    title = decree.document_title(bundle, context.theme)
    data = {
        "judul": plain(title),
        "dokumen": archive.about_collection(bundle, context),
        "berkas": [],
        "penanda": {"keputusan": "", "daftar": ""},
        "kertas": sheet.data_of(paper),
        "kaki": foot_of(title, paper.room[0], note),
        "logo": {},
        "sop": [{"kunci": key, "halaman": count} for key, count in forms.items()],
        **front_of(bundle, listed, keys, paper.room[0], context.theme),
    }
    spare_fonts = bool(letters.foreign_letters(as_json(data).decode()))
    pages = typeset_pictures("lampiran", {"data.json": as_json(data)}, spare_fonts)
    return Pictures(pages[: len(pages) - sum(forms.values())])
