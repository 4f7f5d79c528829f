from tests.people.conftest import owner, people, provider  # noqa: F401 - fixtures
