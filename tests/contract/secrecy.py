"""Whether an exception gives the key away, by any of the ways that exceptions travel."""

from __future__ import annotations

import copy
import pickle
import traceback

from .sdk import KEY


def assert_hidden(error: Exception) -> None:
    """The key is in no text and no pickle of the error, nor of those that led to it.

    That it can be pickled and copied at all is part of what is checked.
    """
    texts = [*traceback.format_exception(error)]
    link: BaseException | None = error
    while link is not None:
        texts += [str(link), repr(link), repr(vars(link)), ascii(link.args)]
        link = link.__cause__ or link.__context__
    assert KEY not in "".join(texts)

    pickled = pickle.dumps(error)
    assert KEY.encode() not in pickled
    for twin in (pickle.loads(pickled), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
