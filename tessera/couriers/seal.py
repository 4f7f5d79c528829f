"""Seals a letter (PAdES): the file stays PDF/A-2a and PDF/UA-1, and any change of it shows."""

import io
from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto.algos import SignedDigestAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tessera.couriers.sealfield import FIELD, with_seal_field
from tessera.couriers.signet import BITS, Signet


class _Signer(signers.Signer):
    """Signs with a key that stays loaded: the library would parse it again for each letter."""

    def __init__(self, signet: Signet) -> None:
        known = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # the library leaves it untyped
        known.register(translate_pyca_cryptography_cert_to_asn1(signet.root))
        super().__init__(
            signing_cert=translate_pyca_cryptography_cert_to_asn1(signet.certificate),
            cert_registry=known,
            signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
        )
        self._key = signet.key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002 - the library calls it so
    ) -> bytes:
        if dry_run:
            return bytes(BITS // 8)
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())


class _AtThatMoment(signers.PdfSigner):
    """Dates the seal with the moment it is given; the library would ask the machine's clock."""

    moment: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.moment
        return session


class _Writer(IncrementalPdfFileWriter):
    """Leaves the description of the document alone: it says PDF/A and PDF/UA, and must go on to."""

    def _update_meta(self) -> None:
        pass


@lru_cache(maxsize=64)
def _signer(signet: Signet) -> _Signer:
    return _Signer(signet)


def sealed(pdf: bytes, signet: Signet, at: datetime, told: str) -> bytes:
    """The letter with the seal of its authority; `told` describes the seal to a screen reader."""
    terms = signers.PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    signer = _AtThatMoment(terms, _signer(signet))
    signer.moment = at
    out = io.BytesIO()
    writer = _Writer(io.BytesIO(with_seal_field(pdf, told)))
    signer.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()
