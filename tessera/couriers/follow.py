"""What the worker does about facts: notice, write, serve, announce, note renewals."""

from datetime import date, datetime

from tessera.couriers.mail import send
from tessera.couriers.notice import notice
from tessera.couriers.renewals import Recording, note_renewals
from tessera.couriers.serve import serve
from tessera.couriers.write import write
from tessera.registry.record import record


def follow(day: date, at: datetime, *, recording: Recording = record) -> int:
    """One tick; how much was done, so zero means there is nothing to do now.

    Each step stands alone and may be repeated: what one tick left undone, the next one finds.
    """
    letters = notice() + write(day, at) + serve(day, at, recording=recording) + send(at)
    return letters + note_renewals(day, at, recording=recording)
