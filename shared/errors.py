"""Errors that say who must act. A build that fails is a result, never one of these."""


class AutoBuilderError(Exception):
    """Base of all errors raised on purpose; the message is one sentence that says what to do."""


class InvalidRequest(AutoBuilderError):
    """The caller must change the request or the project."""


class Unavailable(AutoBuilderError):
    """Something outside is not answering; trying again later can succeed."""


class Misconfigured(AutoBuilderError):
    """The operator must change the installation or its settings."""


class NotAllowed(AutoBuilderError):
    """The caller must show a token, or one that may do more."""
