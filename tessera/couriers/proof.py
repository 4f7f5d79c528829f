"""Checks the seal on a PDF: whether it is whole, whose it is, whether we know the sealer."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the seal of a file proves. `by` and `at` are what the seal itself says."""

    sealed: bool
    whole: bool = False
    trusted: bool = False
    by: str = ""
    at: datetime | None = None

    @property
    def valid(self) -> bool:
        return self.sealed and self.whole and self.trusted


NOTHING = Proof(sealed=False)


def verify_pdf(pdf: bytes, root: x509.Certificate | None) -> Proof:
    """What the one seal on this file proves, when seals are vouched for by `root`."""
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        return _proved(found[-1], root) if found else NOTHING
    except Exception:  # noqa: BLE001 - a hostile file may fail anywhere; then it proves nothing
        return NOTHING


def _proved(signature: Any, root: x509.Certificate | None) -> Proof:
    known = [translate_pyca_cryptography_cert_to_asn1(root)] if root else []
    moment = signature.self_reported_timestamp
    context = ValidationContext(trust_roots=known, moment=moment, allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    covered = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return Proof(
        sealed=True,
        whole=status.intact and status.valid and covered,
        trusted=status.trusted,
        by=str(signature.signer_cert.subject.native.get("common_name", "")),
        at=moment,
    )
