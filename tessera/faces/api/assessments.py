"""What is needed: competence, conditions, documents, charges, terms. Nothing is kept."""

from django.http import HttpResponse

from tessera.faces.api import problems
from tessera.faces.api.gate import Call, answered, call
from tessera.faces.api.spelling import answers_inside, outside
from tessera.faces.api.which import procedure_of
from tessera.law.assess import assess
from tessera.law.load import shelf
from tessera.law.report import report


@call("POST", public=True)
def assessments(asked: Call) -> HttpResponse:
    """Nothing is kept, nothing is decided."""
    body = asked.body
    if unknown := sorted(set(body) - {"procedure", "answers"}):
        raise problems.bad_input(*(problems.issue("unknownInput", name) for name in unknown))
    procedure = procedure_of(body, shelf().on(asked.day))
    law = shelf().on(asked.day)
    answers = answers_inside(body.get("answers") or {}, law, procedure)
    found = assess(law, procedure, answers)
    return answered({"self": asked.url("assessments")} | outside(report(found, law, asked.lang)))
