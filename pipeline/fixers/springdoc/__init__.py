"""Springfox and Swagger 2 become springdoc and OpenAPI 3."""
