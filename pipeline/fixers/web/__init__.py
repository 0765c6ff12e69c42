"""Requests and answers: MVC, WebFlux, clients, JSON, templates, servers."""
