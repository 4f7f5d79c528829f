"""Prepares a tagged PDF for its seal, so that the sealed file is still PDF/A and PDF/UA."""

import io
from base64 import a85encode
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

FIELD = "Seal"
PRINTED_AND_LOCKED = 132


def with_seal_field(pdf: bytes, told: str) -> bytes:
    """The PDF with an empty, invisible signature field that the structure tree knows.

    Left to a signing library, the field would stand outside the tags and without a description
    (`told`), and the file would no longer be accessible.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        page = file.pages[0].obj
        widget = file.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(FIELD),
                TU=String(told),
                F=PRINTED_AND_LOCKED,
                Rect=Array([0, 0, 0, 0]),
                P=page,
            )
        )
        widget.StructParent = _tagged(file, widget, told)
        file.Root.AcroForm = file.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=0))
        page.Annots = Array([*page.get("/Annots", []), widget])
        page.Tabs = Name.S
        _end_streams_plainly(file)
        return _saved(file)


def _tagged(file: pikepdf.Pdf, widget: Any, told: str) -> int:
    """Hangs the field under the document in the structure tree; returns its key there."""
    tree = file.Root.StructTreeRoot
    document = tree.K[0] if isinstance(tree.K, Array) else tree.K
    page = widget.P
    form = file.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=document,
            Alt=String(told),
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
        )
    )
    document.K = Array([*(document.K if isinstance(document.K, Array) else [document.K]), form])
    key = max(int(tree.get("/ParentTreeNextKey", 0)), _highest(tree.ParentTree) + 1)
    leaf = tree.ParentTree
    while "/Kids" in leaf:
        leaf = leaf.Kids[-1]
    leaf.Nums = Array([*leaf.Nums, key, form])
    if "/Limits" in leaf:
        leaf.Limits[1] = key
    tree.ParentTreeNextKey = key + 1
    return key


def _highest(node: Any) -> int:
    """The highest key in a number tree."""
    own = [int(key) for key in list(node.get("/Nums", []))[::2]]
    return max([-1, *own, *(_highest(kid) for kid in node.get("/Kids", []))])


def _end_streams_plainly(file: pikepdf.Pdf) -> None:
    """Rewrites the rare stream whose last byte is a carriage return.

    Together with the line feed behind it that byte reads as one end of line, and a checker of
    PDF/A would find the stream a byte too short. Written as ASCII it cannot end so.
    """
    for found in file.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Filter") == Name.FlateDecode:
            raw = found.read_raw_bytes()
            if raw.endswith(b"\r"):
                found.write(
                    a85encode(raw, adobe=True).removeprefix(b"<~"),
                    filter=Array([Name.ASCII85Decode, Name.FlateDecode]),
                )


def _saved(file: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    file.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        preserve_pdfa=True,
        deterministic_id=True,
    )
    return out.getvalue()
