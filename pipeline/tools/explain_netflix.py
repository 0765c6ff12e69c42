"""What a person should do about Hystrix and Zuul where no fixer could keep the meaning."""

from pipeline.tools.explain_build import rule

NETFLIX_RULES = (
    rule(
        r"package com\.netflix\.hystrix\.exception does not exist"
        r"|class Hystrix(?:Runtime|BadRequest|Timeout)Exception\b",
        "Decide what {place} catches without Hystrix: a Feign call that fails and has no fallback throws "
        "NoFallbackAvailableException for the same cause (TimeoutException when it was late, "
        "CallNotPermittedException when the circuit is open); there is no failure type, and what a fallback throws is "
        "no longer wrapped. For HystrixBadRequestException name an exception of your own in "
        "resilience4j.circuitbreaker.configs.default.ignore-exceptions and let fallbacks throw it again: they are "
        "called for it now.",
    ),
    rule(
        r"package org\.springframework\.cloud\.netflix\.(?:hystrix\.dashboard|turbine)\S* does not exist"
        r"|class Enable(?:HystrixDashboard|Turbine)\w*\b",
        "Remove the dashboard from {place}, and the whole application if it does nothing else: nothing publishes "
        "Hystrix's stream any more. Resilience4j's circuit breakers are meters of Micrometer "
        "(resilience4j.circuitbreaker.*), shown by whatever shows the other meters.",
    ),
    rule(
        r"package com\.netflix\.hystrix\.contrib\.javanica\S* does not exist"
        r"|class (?:HystrixCommand|HystrixProperty|HystrixCollapser)\b",
        "Write {place} with Resilience4j's @CircuitBreaker (its fallback has the method's parameters and a "
        "Throwable) and set thresholds below resilience4j.circuitbreaker.instances.NAME. A timeout belongs into the "
        "HTTP client or the query: @TimeLimiter works on CompletionStage results alone. Exceptions that were ignored "
        "reach the fallback now.",
    ),
    rule(
        r"package (?:com\.netflix|org\.springframework\.cloud\.netflix)\.zuul\S* does not exist"
        r"|class (?:EnableZuul(?:Proxy|Server)|Zuul\w*Filter|ZuulException)\b",
        "Move {place} to Spring Cloud Gateway: each route into spring.cloud.gateway.server.webmvc.routes (uri "
        "lb://SERVICE or a URL without a path, predicate Path, filter StripPrefix; RemoveRequestHeader and "
        "RemoveResponseHeader for Cookie, Set-Cookie and Authorization, which Zuul kept back; trusted-proxies for "
        "X-Forwarded-*). Services are not found by themselves: write one route for each. A pre filter becomes a "
        "servlet Filter that wraps the request, or a HandlerFilterFunction of its routes.",
    ),
)
