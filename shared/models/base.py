"""What every noun here is."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value; unknown fields are refused so that a newer sender is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")
