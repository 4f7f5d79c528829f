"""Why a program looks: it follows from the kind of seat it has."""

from tessera.law.model import Kind
from tessera.people.purposes import Purpose

PURPOSES = {
    Kind.WORK_AUTHORITY: Purpose.EXAMINATION,
    Kind.STAY_AUTHORITY: Purpose.EXAMINATION,
    Kind.MUNICIPALITY: Purpose.REGISTRATION,
    Kind.POST: Purpose.VISA,
    Kind.AUDITOR: Purpose.AUDIT,
}


def purpose_of(kind: Kind) -> Purpose:
    return PURPOSES.get(kind, Purpose.OWN_DOSSIER)
