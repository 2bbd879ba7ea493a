from __future__ import annotations

from .._runtime.models import Model


class Book(Model):
    id: str


class ListBooksResponse(Model):
    data: list[Book]
