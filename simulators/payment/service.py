"""What a payment service knows, apart from HTTP: payments by the merchant's own id, once each."""

import hashlib
import hmac
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

OPEN, PAID = "open", "paid"
ENDINGS = frozenset({PAID, "failed", "cancelled"})
EXPIRED = "expired"
LIFE_SECONDS = 15 * 60
_SUM = re.compile(r"\d{1,7}\.\d{2}")
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class Wrong(Exception):
    """A request that cannot be met; `status` is the HTTP status that says so."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment, by the id that the merchant gave it. The sum is text, as it came: `180.00`."""

    id: str
    amount: str
    reference: str
    back: str
    notify: str
    begun: float
    status: str = OPEN


@dataclass(slots=True, kw_only=True)
class Service:
    """Payments live in memory: a restart forgets them, and whoever asks is told that."""

    secret: str
    merchant: str
    life: float = LIFE_SECONDS
    payments: dict[str, Payment] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def knows(self, bearer: str) -> bool:
        return hmac.compare_digest(bearer.encode(), self.secret.encode())

    def begin(self, asked: Mapping[str, str]) -> Payment:
        """The payment of this id: a new one, or the same again. Another content is refused."""
        if asked.get("currency") != "EUR" or not _SUM.fullmatch(asked.get("amount", "")):
            raise Wrong(400, "wrong-sum")
        if not _ID.fullmatch(asked.get("id", "")):
            raise Wrong(400, "wrong-id")
        for name in ("back", "notify"):
            if not asked.get(name, "").startswith(f"{self.merchant}/"):
                raise Wrong(400, "wrong-address")
        wanted = {name: asked.get(name, "") for name in ("amount", "reference", "back", "notify")}
        with self.lock:
            known = self.payments.get(asked["id"])
            if known is None:
                known = Payment(id=asked["id"], begun=time.monotonic(), **wanted)
                self.payments[known.id] = known
            elif wanted["amount"] != known.amount or wanted["reference"] != known.reference:
                raise Wrong(409, "id-used")
            return self._aged(known)

    def find(self, payment: str) -> Payment:
        with self.lock:
            if payment not in self.payments:
                raise Wrong(404, "no-such-payment")
            return self._aged(self.payments[payment])

    def end(self, payment: str, how: str) -> Payment:
        """The payer's choice; what has ended stays as it ended."""
        if how not in ENDINGS:
            raise Wrong(400, "wrong-ending")
        found = self.find(payment)
        with self.lock:
            if found.status == OPEN:
                found = self.payments[payment] = replace(found, status=how)
            return found

    def signed(self, body: bytes) -> str:
        """With this the merchant knows that a notification is ours."""
        return hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()

    def _aged(self, payment: Payment) -> Payment:
        """A payment that nobody finished in time has expired."""
        if payment.status == OPEN and time.monotonic() - payment.begun > self.life:
            payment = self.payments[payment.id] = replace(payment, status=EXPIRED)
        return payment
