"""A small, sound PDF with one line on it, made anew for each test."""

import io

import pikepdf


def a_pdf(line="A document"):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0]
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    said = line.encode("latin-1", "replace").replace(b"(", b"").replace(b")", b"")
    page.Contents = pdf.make_stream(b"BT /F1 24 Tf 72 720 Td (" + said + b") Tj ET")
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)  # the same line gives the same bytes
    return out.getvalue()
