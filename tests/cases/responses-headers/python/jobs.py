"""jobs: Operations on jobs."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import ByStatus, Empty, Json, Operation, RequestOptions
from ._runtime.typed_headers import TypedHeaders, with_headers

_START_JOB: Operation[models.Point | None, models.StartJobResponseHeaders] = Operation(
    "startJob",
    "POST",
    "/jobs",
    returns=ByStatus({202: Empty(), 200: Json(lambda: models.Point)}),
    headers=TypedHeaders(lambda: models.StartJobResponseHeaders),
)


class Jobs(Resource):
    """Operations on jobs."""

    @with_headers(_START_JOB)
    @method
    def start_job(self, **options: Unpack[RequestOptions]) -> models.Point | None:
        """POST /jobs."""
        return self._call(_START_JOB, options)


class AsyncJobs(AsyncResource):
    """`Jobs`, with methods to be awaited."""

    start_job = async_method(Jobs.start_job)
