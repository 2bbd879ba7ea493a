"""Nothing that a program in Go prints of an SDK shows what is secret."""

from __future__ import annotations

from pathlib import Path

from sdkwright import go
from sdkwright.config import Config
from sdkwright.target import Target

from .. import golang
from ..unit.lowering import lowered

MODULE = "example.com/pets"
SECRET = "sk-very-secret"

PASSWORD = {"type": "string", "format": "password"}
USER = {
    "type": "object",
    "required": ["name", "pass", "old", "format"],
    "properties": {
        "name": {"type": "string"},
        "format": {"type": "string"},
        "pass": PASSWORD,
        "hint": PASSWORD,
        "old": {"type": "array", "items": PASSWORD},
    },
}
BODY = {
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
}
DOCUMENT = {
    "paths": {
        "/users": {
            "post": {
                "operationId": "create",
                "requestBody": BODY,
                "responses": {"200": {"description": "", **BODY}},
            }
        }
    },
    "components": {
        "schemas": {"User": USER},
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
    },
    "security": [{"key": []}],
}
PROGRAM = """package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"

	"example.com/pets/sdk/models/components"
	"example.com/pets/sdk/models/operations"
)

func main() {
	secret := os.Args[1]
	user := components.User{Name: "shown", Pass: secret, Hint: &secret, Old: []string{secret}}
	var options operations.Options
	_ = operations.WithSetHeaders(map[string]string{"X-Key": secret})(&options)
	_ = operations.WithIdempotencyKey(secret)(&options)
	holder := struct {
		User    components.User
		Users   []*components.User
		Options operations.Options
	}{user, []*components.User{&user}, options}
	security := components.Security{Key: &secret}
	all := []any{user, &user, options, &options, holder, &holder, security, &security}
	for _, one := range all {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Printf(verb+"\\n", one)
		}
		slog.New(slog.NewTextHandler(os.Stdout, nil)).Info("said", "one", one)
	}
	sent, err := json.Marshal(user)
	var read components.User
	if err != nil || json.Unmarshal(sent, &read) != nil || read.Pass != secret {
		fmt.Println("NOT SENT", err)
	}
}
"""


def test_nothing_that_is_printed_shows_a_secret(tmp_path: Path) -> None:
    target = Target("go", Path("out"), "pets", "Pets", module=f"{MODULE}/sdk")
    found = lowered(DOCUMENT)
    config = Config(Path("api.yaml"), (target,))
    made = go.generate(found.api, target, config, found.findings).files
    golang.begin_shared(tmp_path, MODULE)
    files = {path: text.decode() for path, text in made.items()}
    golang.add_sharing(tmp_path, MODULE, "sdk", files)
    (tmp_path / "main.go").write_text(PROGRAM, "utf-8")
    done = golang.run(["go", "run", ".", SECRET], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "shown" in done.stdout
    assert "NOT SENT" not in done.stdout
    assert SECRET not in done.stdout
    assert SECRET.encode().hex() not in done.stdout
    (tmp_path / "user.go").write_text(files["models/components/user.go"], "utf-8")
    golang.must_pass(["gofmt", "-l", "user.go"], tmp_path)
