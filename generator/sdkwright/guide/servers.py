"""What programs have to say of servers."""

from __future__ import annotations

from ..ir import Server, ServerVariable

EXAMPLE = "https://example.com"


def needed_variables(server: Server) -> list[ServerVariable] | None:
    """Those without which the URL says nothing; None where it is a whole one that is needed."""
    needed = [one for one in server.variables if one.default is None]
    if not needed and not server.is_absolute:
        needed = [one for one in server.variables if _is_base(one, server)]
        return needed or None
    return needed


def example_of(variable: ServerVariable, server: Server) -> str:
    """A value that fits the place of a variable."""
    if variable.values:
        return variable.values[-1]
    if _is_base(variable, server):
        return EXAMPLE
    if variable.default is not None:
        return variable.default
    before, after = server.url.split(f"{{{variable.name}}}", 1)
    match before[-1:], after[:1]:
        case "/", "" | "/" if before.endswith("://"):
            return "example.com"
        case ":", _:
            return "443"
        case "", _:
            return "https"
        case _:
            return "example"


def _is_base(variable: ServerVariable, server: Server) -> bool:
    """Whether a URL begins with a variable that is no scheme, and holds no URL yet."""
    return server.url.startswith(f"{{{variable.name}}}") and not server.is_absolute
