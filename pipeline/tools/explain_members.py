"""What a person should do about a member of a library that is gone, from the table that also feeds the fixers."""

from pipeline.knowledge.members import members, missing


def member_action(text: str) -> str:
    """With the fields of an explaining rule (`{place}`); "" when the table does not know the member."""
    gone = missing(text)
    rows = members(gone.name, gone.type) if gone else ()
    told = next((row.says for row in rows if row.says), "")
    if told or not rows or rows[0].to in ("", "-"):
        return told
    written = rows[0].to.replace("{it}", "").replace("{", "{{").replace("}", "}}")
    return f"Write {written} in {{place}} instead of {rows[0].name}: {rows[0].types[0]} has it no more."
