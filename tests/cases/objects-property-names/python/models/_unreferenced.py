from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Odd(Model):
    class_: Annotated[str, Field(alias="class")]
    none: Annotated[str | None, Field(alias="None")] = None
    match: str | None = None
    foo_bar2: Annotated[str, Field(alias="fooBar")]
    """Wire name: `fooBar`."""
    foo_bar: str | None = None
    foo_bar3: Annotated[str | None, Field(alias="FooBar")] = None
    """Wire name: `FooBar`."""
    foo_bar4: Annotated[str | None, Field(alias="foo-bar")] = None
    """Wire name: `foo-bar`."""
    foo_bar5: Annotated[str | None, Field(alias="foo bar")] = None
    """Wire name: `foo bar`."""
    field_2nd: Annotated[str | None, Field(alias="2nd")] = None
    """Wire name: `2nd`."""
    id: Annotated[str | None, Field(alias="@id")] = None
    """Wire name: `@id`."""
    ref_like: Annotated[str | None, Field(alias="$ref-like")] = None
    """Wire name: `$ref-like`."""
    private: Annotated[str | None, Field(alias="_private")] = None
    dunder: Annotated[str | None, Field(alias="__dunder__")] = None
    mangled: Annotated[str | None, Field(alias="__mangled")] = None
    grosse: Annotated[str | None, Field(alias="gr\xf6\xdfe")] = None
    """Wire name: `größe`."""
    field: Annotated[str | None, Field(alias="\u540d\u524d")] = None
    """Wire name: `名前`."""
    field2: Annotated[str | None, Field(alias="")] = None
    a_b: Annotated[str | None, Field(alias="a\"\\\n'b")] = None
    """Wire name: `a"\\ 'b`."""
    model_config_: Annotated[str | None, Field(alias="model_config")] = None
    model_fields_: Annotated[str | None, Field(alias="model_fields")] = None
    model_kind: str | None = None
    copy_: Annotated[str | None, Field(alias="copy")] = None
    json_: Annotated[str | None, Field(alias="json")] = None
    schema_: Annotated[str | None, Field(alias="schema")] = None
    validate_: Annotated[str | None, Field(alias="validate")] = None
    to_dict_: Annotated[str | None, Field(alias="to_dict")] = None
    register_: Annotated[str | None, Field(alias="register")] = None
    self: str | None = None
