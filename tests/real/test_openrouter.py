"""The main job on OpenRouter's whole document: a chat completion, without streaming."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

ANSWER = {
    "id": "gen-1",
    "object": "chat.completion",
    "created": 1700000000,
    "model": "some/model",
    "system_fingerprint": None,
    "choices": [
        {
            "index": 0,
            "finish_reason": "a reason nobody knows yet",
            "message": {"role": "assistant", "content": "Hello!", "mood": "good"},
        }
    ],
}


def test_a_chat_completion(openrouter: Any) -> None:
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(200, json=ANSWER)

    http_client = httpx2.Client(transport=httpx2.MockTransport(answer))
    with http_client, openrouter.OpenRouter("key", http_client=http_client) as client:
        result = client.chat.send(
            model="some/model",
            messages=[
                {"role": "user", "content": "Hi"},
                openrouter.models.ChatAssistantMessage(
                    role="assistant", content="Yes?"
                ),
            ],
            temperature=None,
        )
    assert json.loads(asked[0].content) == {
        "model": "some/model",
        "messages": [
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Yes?"},
        ],
        "temperature": None,
    }
    assert asked[0].headers["Authorization"] == "Bearer key"
    assert result.choices[0].message.content == "Hello!"
    assert result.to_dict() == ANSWER


def test_a_second_tag_is_another_way_to_the_same_operation(openrouter: Any) -> None:
    client = openrouter.OpenRouter("key")
    assert client.beta.responses.send.__doc__ == client.responses.send.__doc__


def test_global_parameters_are_said_once(openrouter: Any) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        assert request.headers["HTTP-Referer"] == "https://example.com"
        assert request.headers["X-Title"] == "Example"
        return httpx2.Response(
            200, json={"data": {"total_credits": 2, "total_usage": 1}}
        )

    with (
        httpx2.Client(transport=httpx2.MockTransport(answer)) as http_client,
        openrouter.OpenRouter(
            "key",
            http_referer="https://example.com",
            x_title="Example",
            http_client=http_client,
        ) as client,
    ):
        assert client.credits.get_credits().data.total_credits == 2


def test_every_operation_that_says_so_has_pages(openrouter: Any) -> None:
    package = Path(openrouter.__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in package.glob("*.py")]
    assert sum(source.count("@paged_method(") for source in sources) == 20


def test_the_items_of_all_pages_of_files(openrouter: Any) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        cursor = request.url.params.get("cursor")
        page = {"_shape": "openrouter", "has_more": not cursor, "data": []}
        ids = {"first_id": None, "last_id": None}
        following = None if cursor else "a"
        return httpx2.Response(200, json={**page, **ids, "cursor": following})

    http_client = httpx2.Client(transport=httpx2.MockTransport(answer))
    with http_client, openrouter.OpenRouter("key", http_client=http_client) as client:
        assert len(list(client.files.list.pages())) == 2
        assert list(client.files.list.items(limit=1)) == []


def test_an_hour_of_retries_on_every_method_is_two_of_what_is_safe(
    openrouter: Any,
) -> None:
    sent: list[int] = []
    waits: list[float] = []

    def fail(request: httpx2.Request) -> httpx2.Response:
        sent.append(int(request.headers["X-Fail"]))
        return httpx2.Response(sent[-1])

    def attempts(call: Any, status: int, **arguments: Any) -> int:
        del sent[:], waits[:]
        with pytest.raises(openrouter.errors.APIError) as caught:
            call(**arguments, extra_headers={"X-Fail": str(status)})
        assert caught.value.attempts == len(sent)
        return len(sent)

    http_client = httpx2.Client(transport=httpx2.MockTransport(fail))
    with http_client, openrouter.OpenRouter("key", http_client=http_client) as client:
        client._clock = client._clock._replace(random=lambda: 1.0, sleep=waits.append)
        read, chat = client.credits.get_credits, client.chat.send
        message = {"messages": [{"role": "user", "content": "Hi"}]}
        for status in (429, 500, 503, 599):
            assert attempts(read, status) == 3
            assert waits == [0.5, 0.75]
        assert attempts(chat, 429, **message) == 3
        for status in (408, 500, 502, 503, 504):
            assert attempts(chat, status, **message) == 1
