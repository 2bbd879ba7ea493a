"""report: Operations on report."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_REPORT = Operation("report", "GET", "/report", returns=Json(lambda: models.Report))


class Report(Resource):
    """Operations on report."""

    @method
    def report(self, **options: Unpack[RequestOptions]) -> models.Report:
        """GET /report."""
        return self._call(_REPORT, options)


class AsyncReport(AsyncResource):
    """`Report`, with methods to be awaited."""

    report = async_method(Report.report)
