"""The Belgif rules that a machine can check, on the description of the API."""

import re
from importlib import resources

import pytest
import yaml
from openapi_spec_validator import validate

from tessera.dossier.everything import acts
from tessera.faces.api.codes import urn
from tessera.faces.api.contract import as_yaml, contract
from tessera.faces.api.spelling import camel
from tessera.faces.api.urls import urlpatterns

CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")
TEXT = (resources.files("tessera.faces.api") / "openapi.yaml").read_text("utf-8")
TOLD = yaml.safe_load(TEXT)
SCHEMAS = TOLD["components"]["schemas"]
METHODS = ("get", "post", "put", "patch", "delete")
OPERATIONS = [
    pytest.param(path, method, told[method], id=f"{method} {path}")
    for path, told in TOLD["paths"].items()
    for method in METHODS
    if method in told
]
each_operation = pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)


def resolved(schema):
    return SCHEMAS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def properties(schema):
    """Every name of a property within, however deep."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from properties(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from properties(inner)


def bodies(operation):
    """The JSON schemas it answers with when all is well."""
    for status, answer in operation["responses"].items():
        if status.startswith("2") and "application/json" in answer["content"]:
            yield resolved(answer["content"]["application/json"]["schema"])


def test_the_committed_description_is_what_the_acts_make():
    assert as_yaml(contract()) == TEXT


def test_the_description_is_a_lawful_one():
    validate(TOLD)
    assert TOLD["openapi"].startswith("3.0.")


def test_the_major_version_is_that_of_the_address():
    major = TOLD["info"]["version"].partition(".")[0]
    assert TOLD["servers"] == [{"url": f"/api/v{major}"}]
    assert re.fullmatch(r"\d+\.\d+\.\d+", TOLD["info"]["version"])


def test_the_description_knows_every_address_and_no_other():
    known = {re.sub(r"<\w+:(\w+)>", "{}", f"/{route.pattern}") for route in urlpatterns}
    assert {re.sub(r"\{\w+\}", "{}", path) for path in TOLD["paths"]} == known


@pytest.mark.parametrize("path", TOLD["paths"])
def test_an_address_is_in_camel_case_without_a_slash_at_its_end(path):
    assert not path.endswith("/")
    if path != "/doc/openapi.yaml":
        for part in path.strip("/").split("/"):
            assert CAMEL.fullmatch(part.strip("{}"))


@each_operation
def test_an_operation_has_one_tag_a_summary_and_a_name(path, method, operation):
    assert CAMEL.fullmatch(operation["operationId"])
    assert operation["summary"]
    assert len(operation["tags"]) == 1
    assert operation["tags"][0] in {tag["name"] for tag in TOLD["tags"]}


def test_no_two_operations_share_a_name():
    names = [param.values[2]["operationId"] for param in OPERATIONS]
    assert len(names) == len(set(names))


@each_operation
def test_an_operation_may_end_in_a_problem(path, method, operation):
    assert operation["responses"]["default"] == {"$ref": "#/components/responses/Problem"}
    problem = TOLD["components"]["responses"]["Problem"]
    assert list(problem["content"]) == ["application/problem+json"]


@each_operation
def test_an_answer_is_an_object_and_reading_is_never_empty(path, method, operation):
    assert all(body["type"] == "object" for body in bodies(operation))
    if method == "get":
        assert "204" not in operation["responses"]
    if method in {"post", "put", "patch"}:
        assert operation["requestBody"]["required"] is True


@each_operation
def test_a_collection_has_items_with_an_address(path, method, operation):
    for body in bodies(operation):
        if "items" in body["properties"]:
            item = resolved(body["properties"]["items"]["items"])
            assert "href" in item["required"]
            assert {"self", "items"} <= set(body["required"])


@each_operation
def test_a_parameter_is_in_camel_case(path, method, operation):
    for one in (*operation.get("parameters", ()), *TOLD["paths"][path].get("parameters", ())):
        if one.get("in") in {"path", "query"}:
            assert CAMEL.fullmatch(one["name"])


@each_operation
def test_security_names_a_declared_scheme_and_scope(path, method, operation):
    declared = TOLD["components"]["securitySchemes"]
    for needed in operation["security"]:
        for scheme, scopes in needed.items():
            known = declared[scheme]["flows"]["clientCredentials"]["scopes"]
            assert set(scopes) <= set(known)


@each_operation
def test_a_creating_call_needs_a_key(path, method, operation):
    creates = method == "post" and "201" in operation["responses"]
    key = {"$ref": "#/components/parameters/IdempotencyKey"}
    assert (key in operation.get("parameters", ())) is creates


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_property_is_in_camel_case_and_no_key_of_a_table(name):
    for one in properties(SCHEMAS[name]):
        assert CAMEL.fullmatch(one), one
        assert not one.endswith("_id")
    assert "nullable" not in str(SCHEMAS[name])


def test_there_is_a_schema_for_each_act():
    told = TOLD["paths"]["/dossiers/{dossier}/acts"]["post"]["requestBody"]
    named = told["content"]["application/json"]["schema"]["discriminator"]["mapping"]
    assert set(named) == {camel(code) for code in acts()}


LISTS = ("acts", "facts", "obstacles", "phases", "problemTypes")


@pytest.mark.usefixtures("db_roles")
@pytest.mark.parametrize("name", LISTS)
def test_codes_have_names_in_four_languages_and_an_address_of_their_own(client, name):
    told = client.get(f"/api/v1/refData/{name}").json()
    assert told["items"]
    for item in told["items"]:
        assert CAMEL.fullmatch(item["code"])
        assert all(item["name"][tongue] for tongue in ("nl", "fr", "de", "en"))
    first = told["items"][0]
    assert client.get(first["href"].removeprefix("http://testserver")).json() == first
    assert client.get(f"/api/v1/refData/{name}/none").status_code == 404


@pytest.mark.usefixtures("db_roles")
def test_every_problem_type_the_gate_can_answer_is_told(client):
    listed = client.get("/api/v1/refData/problemTypes").json()["items"]
    known = {item["urn"] for item in listed}
    folder = resources.files("tessera.faces.api")
    source = "".join(f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".py"))
    for code in re.findall(r'\{(?:BELGIF|OURS)\}:(\w+)"', source):
        assert any(one.endswith(f":{code}") for one in known), code
    for code in re.findall(r'issue\(\s*"(\w+)"', source):
        assert f"urn:problem-type:belgif:input-validation:{code}" in known
    assert urn("act-blocked") == "urn:problem-type:tessera:dossiers:actBlocked"
