"""Small documents with a little of everything."""

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

PETS_2_0: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "Pets", "version": "1.0"},
    "host": "example.com",
    "basePath": "/v1",
    "schemes": ["https", "http"],
    "consumes": ["application/json"],
    "produces": ["application/json"],
    "paths": {
        "/pets/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "type": "string"},
                {"name": "note", "in": "formData", "type": "string"},
            ],
            "put": {
                "operationId": "putPet",
                "schemes": ["https"],
                "consumes": ["application/vnd.pets+json"],
                "parameters": [{"$ref": "#/parameters/pet"}],
                "responses": {"204": {"description": "Done."}},
            },
            "post": {
                "operationId": "addPhoto",
                "produces": ["text/json"],
                "parameters": [
                    {"name": "photo", "in": "formData", "type": "file"},
                    {
                        "name": "tags",
                        "in": "formData",
                        "type": "array",
                        "items": {"type": "string", "collectionFormat": "csv"},
                        "collectionFormat": "multi",
                    },
                ],
                "responses": {
                    "200": {
                        "description": "Fine.",
                        "schema": {"$ref": "#/definitions/Pet"},
                        "examples": {"application/json": {"kind": "cat"}},
                        "headers": {"X-Rate": {"type": "integer"}},
                    },
                    "default": {"$ref": "#/responses/Bad"},
                },
            },
        }
    },
    "parameters": {
        "pet": {
            "name": "pet",
            "in": "body",
            "schema": {"type": "object", "properties": {"a": {"type": "string"}}},
        },
    },
    "responses": {
        "Bad": {"description": "Bad.", "schema": {"$ref": "#/definitions/Pet"}}
    },
    "securityDefinitions": {
        "login": {"type": "basic"},
        "token": {
            "type": "oauth2",
            "flow": "implicit",
            "authorizationUrl": "https://example.com/login",
            "scopes": {},
        },
    },
    "security": [{"login": []}],
    "definitions": {
        "Pet": {
            "type": "object",
            "discriminator": "kind",
            "required": ["kind"],
            "properties": {
                "kind": {"type": "string", "x-nullable": True},
                "place": {"type": "array", "items": {"$ref": "#/definitions/Pet"}},
            },
        }
    },
}

PETS_3_2: dict[str, Any] = {
    "openapi": "3.2.0",
    "$self": "https://example.com/api.yaml",
    "info": {"title": "Pets", "version": "1.0"},
    "servers": [{"url": "https://example.com", "name": "main"}],
    "security": [{"https://example.com/api.yaml#/components/securitySchemes/key": []}],
    "paths": {
        "/pets": {
            "query": {
                "operationId": "searchPets",
                "requestBody": {
                    "content": {
                        "application/json": {"$ref": "#/components/mediaTypes/Pet"}
                    }
                },
                "responses": {
                    "200": {
                        "description": "Fine.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "api.yaml#/components/schemas/Pet"}
                            }
                        },
                    }
                },
            },
            "additionalOperations": {
                "COPY": {
                    "operationId": "copyPets",
                    "parameters": [
                        {
                            "name": "filter",
                            "in": "querystring",
                            "content": {
                                "application/x-www-form-urlencoded": {
                                    "schema": {"$ref": "#/components/schemas/Pet"}
                                }
                            },
                        },
                        {
                            "name": "size",
                            "in": "query",
                            "schema": {"type": "integer"},
                            "examples": {"few": {"dataValue": 3}},
                        },
                    ],
                    "responses": {"204": {"description": "Done."}},
                }
            },
        }
    },
    "components": {
        "mediaTypes": {"Pet": {"schema": {"$ref": "#/components/schemas/Pet"}}},
        "schemas": {"Pet": {"type": "object", "properties": {"a": {"type": "string"}}}},
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
}
