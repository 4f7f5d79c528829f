"""RFC 8785 once more, written from its text alone and for our values only: the other opinion."""

SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def spelled(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_character(c) for c in value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(spelled(v) for v in value) + "]"
    keys = sorted(value, key=lambda k: k.encode("utf-16-be"))
    return "{" + ",".join(spelled(k) + ":" + spelled(value[k]) for k in keys) + "}"


def _character(c):
    return SHORT.get(c) or (f"\\u{ord(c):04x}" if c < " " else c)
