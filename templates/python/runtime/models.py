"""``Model``, the base of all models.

This module, loaded with the first model, is the one that imports pydantic's
``BaseModel``, which takes as long to import as all the rest.
"""

from __future__ import annotations

import os
import pkgutil
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any, ClassVar, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .public import public_module
from .secret_names import CONVENTION, HIDDEN, redacted
from .unions import Tagged
from .unknown import UnknownVariant

__all__ = ["ClassReference", "Model", "Tagged", "UnknownVariant", "with_deep_stack"]

T = TypeVar("T")

_DEEP_STACK = 256 * 1024 * 1024  # bytes; only what is used is ever allocated
_DEEP_RECURSION = 200_000
_deep_stack_lock = threading.RLock()
if hasattr(os, "register_at_fork"):
    # Who forks waits until models are built: a child would have them half done, and the
    # lock of pydantic in the hands of a thread that is not there.
    os.register_at_fork(
        before=_deep_stack_lock.acquire,
        after_in_parent=_deep_stack_lock.release,
        after_in_child=_deep_stack_lock.release,
    )


_Parts: TypeAlias = tuple[dict[str, Any], dict[str, Any] | None, set[str]]
# What a model is made of: fields, unknown properties, names of what is set.
_PUBLIC = public_module("models", otherwise="")


class Model(BaseModel):
    """A JSON object of the API.

    Unknown properties are kept and dumped again. ``model_fields_set`` tells a property
    that is absent from one that is null. Fields are set and dumped by their Python
    names, or by those on the wire (``by_alias=True``, `to_dict`, `to_json`).
    """

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",  # null would hide them; requests refuse them
        hide_input_in_errors=True,  # it may hold secrets
    )

    _additional: ClassVar[tuple[Callable[[], Any], ...]] = ()

    def __init_subclass__(
        cls, *, additional: Callable[[], Any] | None = None, **options: Any
    ) -> None:
        """``additional`` tells the type of the properties that have no field."""
        super().__init_subclass__(**options)
        if additional:
            cls._additional = (additional,)  # a bare function would be a method

    def to_dict(self) -> dict[str, Any]:
        """What is sent: names on the wire, JSON values, without unset fields."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as text."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def model_dump(
        self, *, exclude_unset: bool = True, warnings: Any = False, **options: Any
    ) -> dict[str, Any]:
        """As pydantic's, but without unset fields, and any value without a warning."""
        return super().model_dump(
            exclude_unset=exclude_unset, warnings=warnings, **options
        )

    def model_dump_json(
        self, *, exclude_unset: bool = True, warnings: Any = False, **options: Any
    ) -> str:
        """As pydantic's, but without unset fields, and any value without a warning."""
        return super().model_dump_json(
            exclude_unset=exclude_unset, warnings=warnings, **options
        )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """As pydantic's, less what is secret by its name."""
        for name, value in super().__repr_args__():
            is_hidden = name is not None and CONVENTION.hides(name, value)
            yield name, HIDDEN if is_hidden else redacted(value, CONVENTION)

    @classmethod
    def model_rebuild(
        cls, *, _parent_namespace_depth: int = 0, **options: Any
    ) -> bool | None:
        """As pydantic's, which calls it when a model is first used.

        Models that refer to each other are built as one, by recursion: some hundreds of
        them need more stack than a thread has.
        """
        build = super().model_rebuild
        return with_deep_stack(lambda: build(_parent_namespace_depth=0, **options))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        model: Any = handler.resolve_ref_schema(schema)
        fields = model["schema"]
        if fields["type"] == "model-fields":  # not seen before
            for type_ in cls._additional:
                fields["extras_schema"] = handler.generate_schema(type_())
            renamed = {
                name
                for name, field in fields["fields"].items()
                if field.get("validation_alias", name) != name
            }
            if renamed:
                model["schema"] = _with_namesakes(fields, renamed)
        return schema

    def __reduce__(self) -> tuple[Any, ...]:
        # Models are defined in private modules that may move; what a pickle names is
        # where they are public.
        return object.__new__, (ClassReference(type(self)),), self.__getstate__()


def _with_namesakes(fields: CoreSchema, renamed: set[str]) -> CoreSchema:
    """``fields``, where an unknown property may be spelled like a field in Python.

    pydantic takes such a property (``class_``) for that field (``class``) being set,
    and null would be dumped for it.
    """

    def mend(parts: _Parts) -> _Parts:
        values, unknown, are_set = parts
        if unknown:
            for name in renamed & unknown.keys():
                if values.get(name) is None:
                    are_set.discard(name)
        return parts

    return core_schema.no_info_after_validator_function(mend, fields)


class ClassReference:
    """Stands for a class in a pickle; unpickled, it is the class."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def __reduce__(self) -> tuple[Any, ...]:
        module = self._kind.__module__
        if _PUBLIC and module.startswith(f"{_PUBLIC}."):
            module = _PUBLIC
        return pkgutil.resolve_name, (f"{module}:{self._kind.__qualname__}",)


def with_deep_stack(build: Callable[[], T]) -> T:
    """Run ``build`` where it may recurse deeply, one at a time.

    Not only after a RecursionError: CPython 3.11 ends the process where another one
    comes while the first is dealt with.
    """
    if isinstance(threading.current_thread(), _Deep):
        return build()
    thread = _Deep(build)
    with _deep_stack_lock:
        recursion, stack = sys.getrecursionlimit(), threading.stack_size(_DEEP_STACK)
        sys.setrecursionlimit(max(recursion, _DEEP_RECURSION))
        try:
            thread.start()
            thread.built.exception()
        except RuntimeError:  # Python is about to end, and starts no threads any more
            pass
        finally:
            if thread.ident:
                thread.join()  # though this one is interrupted
            threading.stack_size(stack)
            sys.setrecursionlimit(recursion)
    return thread.built.result() if thread.ident else build()


class _Deep(threading.Thread):
    """A thread that has a deep stack, and what it built."""

    def __init__(self, build: Callable[[], Any]) -> None:
        super().__init__()
        self.built: Future[Any] = Future()
        self._build = build

    def run(self) -> None:
        try:
            self.built.set_result(self._build())
        except BaseException as error:
            self.built.set_exception(error)
