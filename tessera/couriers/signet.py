"""The key and certificate an authority seals with: made on this machine, and saying DEMO."""

import fcntl
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

BITS = 3072
# The day of a demo can be moved, so its certificates hold on every day one may choose.
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
UNTIL = datetime(2070, 1, 1, tzinfo=UTC)
ROOT = "root"
ROOT_NAME = "Tessera DEMO certificate authority"


@dataclass(frozen=True, slots=True)
class Signet:
    """A private key, its certificate, and the certificate of whoever vouches for it."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate
    root: x509.Certificate


@lru_cache(maxsize=64)
def signet(folder: Path, authority: str, name: str) -> Signet:
    """The signet of an authority, read from `folder`, or made there when first asked for."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root_key, root = _kept(folder, ROOT) or _made_root(folder)
        file = re.sub(r"[^a-z0-9-]", "_", authority)
        key, certificate = _kept(folder, file) or _made(folder, file, name, root_key)
    return Signet(key, certificate, root)


def root_certificate(folder: Path) -> x509.Certificate | None:
    """The certificate that this machine's seals are checked against, once there is one."""
    found = _kept(folder, ROOT)
    return found[1] if found else None


def _kept(folder: Path, file: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate] | None:
    try:
        pem = (folder / f"{file}.pem").read_bytes()
    except FileNotFoundError:
        return None
    key = load_pem_private_key(pem, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key, x509.load_pem_x509_certificate(pem)


def _made_root(folder: Path) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    name = _named(ROOT_NAME, "Tessera")
    draft = _draft(name, name, key).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    certificate = draft.add_extension(_usage(vouches=True), critical=True).sign(
        key, hashes.SHA256()
    )
    return _keep(folder, ROOT, key, certificate)


def _made(
    folder: Path, file: str, name: str, root_key: rsa.RSAPrivateKey
) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    draft = _draft(_named(f"DEMO – {name}", name), _named(ROOT_NAME, "Tessera"), key).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    certificate = draft.add_extension(_usage(vouches=False), critical=True).sign(
        root_key, hashes.SHA256()
    )
    return _keep(folder, file, key, certificate)


def _named(common: str, organisation: str) -> x509.Name:
    """A distinguished name; X.520 gives a name at most 64 characters."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
        ]
    )


def _draft(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        subject_name=subject,
        issuer_name=issuer,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=SINCE,
        not_valid_after=UNTIL,
    ).add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _usage(*, vouches: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not vouches,
        content_commitment=not vouches,
        key_cert_sign=vouches,
        crl_sign=vouches,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _keep(
    folder: Path, file: str, key: rsa.RSAPrivateKey, certificate: x509.Certificate
) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """Writes both into one file that is either there whole, or not at all."""
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    written = folder / f".{file}.new"
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(pem + certificate.public_bytes(Encoding.PEM))
        out.flush()
        os.fsync(out.fileno())
    written.replace(folder / f"{file}.pem")
    return key, certificate
