"""Password encoders whose default constructors are gone, with the parameters that the stored hashes were made with.

Source: Spring Security 5.8 migration guide, "Update Password Encoding" (the v5_5 and v4_1 factories); catalogue D08.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text
from shared.models import Wave

_FACTORIES = {
    "Pbkdf2PasswordEncoder": "defaultsForSpringSecurity_v5_5",
    "SCryptPasswordEncoder": "defaultsForSpringSecurity_v4_1",
    "Argon2PasswordEncoder": "defaultsForSpringSecurity_v5_2",
}


@fixer(
    "security-encoders",
    title="Make Pbkdf2, SCrypt and Argon2 encoders with the defaults they had",
    source="Spring Security 5.8 migration guide, password encoding; catalogue D08",
    wave=Wave.TYPES,
)
def security_encoders(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.encode() for name in _FACTORIES)):
        edit = case.project.java(path).edit()
        for creation in edit.file.walk("object_creation_expression"):
            name = field_text(edit.file, creation, "type")
            values = [edit.file.text(value) for value in arguments(creation)]
            if name in _FACTORIES and not values:
                edit.replace(creation, f"{name}.{_FACTORIES[name]}()")
            elif name == "Pbkdf2PasswordEncoder" and len(values) == 1:
                pieces = f"{values[0]}, 8, 185000, 256"
                edit.replace(creation, f"new Pbkdf2PasswordEncoder({pieces})")
        if edit:
            yield Change(
                path, edit.result(), "the constructor without parameters is gone; stored hashes must still match"
            )
