"""Who may tell us who somebody is: settings, not code."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from tessera.dossier.kernel import Assurance

# The names that clients of the federal service see; another service is another mapping.
FEDERAL_CLAIMS = {
    "given_name": "givenName",
    "family_name": "surname",
    "email": "mail",
    "language": "prefLanguage",
    "roles": "roles",
}
_LEVEL = "urn:be:fedict:iam:fas:Level"
# What each number means is not published: low until an operator says otherwise.
FEDERAL_LEVELS = {
    f"{_LEVEL}350": Assurance.SUBSTANTIAL,
    f"{_LEVEL}400": Assurance.SUBSTANTIAL,
    f"{_LEVEL}450": Assurance.HIGH,
    f"{_LEVEL}500": Assurance.HIGH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """One OpenID provider. The algorithms are chosen here, never by a token."""

    key: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ("openid", "profile", "roles")
    algorithms: tuple[str, ...] = ("RS256", "ES256")
    signed_userinfo: bool = True
    claims: Mapping[str, str] = field(default_factory=lambda: FEDERAL_CLAIMS)
    levels: Mapping[str, Assurance] = field(default_factory=lambda: FEDERAL_LEVELS)
    simulated: bool = False

    def assurance(self, acr: object) -> Assurance:
        """How sure this issuer was; a level we do not know is the lowest."""
        return self.levels.get(acr, Assurance.LOW) if isinstance(acr, str) else Assurance.LOW


def issuers() -> Mapping[str, Issuer]:
    """Every issuer of `settings.LOGIN_ISSUERS`, by the key it has in addresses."""
    configured: Mapping[str, Mapping[str, object]] = getattr(settings, "LOGIN_ISSUERS", {})
    return {key: Issuer(key=key, **values) for key, values in configured.items()}  # type: ignore[arg-type]
