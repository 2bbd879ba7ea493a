"""A small document with a little of everything."""

from __future__ import annotations

from typing import Any

PETS: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1.0", "description": "About pets."},
    "servers": [
        {
            "url": "https://{host}/v1",
            "description": "Main.",
            "variables": {"host": {"default": "example.com"}},
        }
    ],
    "tags": [{"name": "Pets", "description": "All of them."}],
    "security": [{"key": []}, {}],
    "paths": {
        "/pets/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {}},
                {"$ref": "#/components/parameters/Limit"},
            ],
            "get": {
                "operationId": "getPet",
                "tags": ["Pets", "More.Pets"],
                "summary": "Get one.",
                "security": [{"token": [], "key": []}],
                "responses": {
                    "200": {
                        "description": "Fine.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Pet"}
                            }
                        },
                    },
                    "4XX": {"$ref": "#/components/responses/Bad"},
                    "default": {"description": "Bad.", "content": {"text/plain": {}}},
                },
            },
            "put": {
                "deprecated": True,
                "servers": [{"url": "https://other.example.com"}],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["pet"],
                                "properties": {
                                    "pet": {"$ref": "#/components/schemas/Pet"},
                                    "tags": {
                                        "type": "array",
                                        "items": {"enum": ["a", "b"]},
                                    },
                                },
                            }
                        }
                    },
                },
                "responses": {"204": {"description": "Done."}},
            },
        }
    },
    "components": {
        "parameters": {
            "Limit": {
                "name": "limit",
                "in": "query",
                "style": "form",
                "explode": False,
                "schema": {"type": ["integer", "null"]},
            }
        },
        "responses": {
            "Bad": {
                "description": "Bad.",
                "content": {
                    "application/json": {
                        "schema": {"properties": {"message": {"type": "string"}}}
                    }
                },
            }
        },
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "token": {"type": "http", "scheme": "bearer"},
        },
        "schemas": {
            "Pet": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Cat"},
                    {"$ref": "#/components/schemas/Dog"},
                ],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"},
                },
            },
            "Cat": {
                "allOf": [
                    {"$ref": "#/components/schemas/Named"},
                    {"properties": {"kind": {"const": "cat"}}, "required": ["kind"]},
                ]
            },
            "Dog": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": {"const": "dog"},
                    "friends": {
                        "type": "array",
                        "items": {"$ref": "#/components/schemas/Pet"},
                    },
                    "scores": {"additionalProperties": {"type": "number"}},
                    "home": {"properties": {"street": {"type": "string"}}},
                },
            },
            "Named": {"properties": {"name": {"type": ["string", "null"]}}},
        },
    },
}
