"""Ta"g
: Operations on ta g.
"""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_GET_A_PASS = Operation(
    'getA"""\n    pass', "GET", '/a"\\{x}', returns=Json(lambda: models.Text)
)


class TaG(Resource):
    """Operations on ta g."""

    @method
    def get_a_pass(
        self, x: str, *, y_z: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.Text:
        """Ends in a quote".

        Ends in a backslash \\

        Args:
            x: A \"\"\" and a \\N{DASH} and a {{ jinja }}
            y_z: Bidi <U+202E> here <U+0000>. Wire name: `y # z`.
        """
        return self._call(_GET_A_PASS, options, path={"x": x}, header={"y\r\n# z": y_z})


class AsyncTaG(AsyncResource):
    """`TaG`, with methods to be awaited."""

    get_a_pass = async_method(TaG.get_a_pass)
