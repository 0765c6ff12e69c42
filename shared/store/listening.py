"""Hears NOTIFY on an asyncio loop, through any outage of the database."""

import asyncio
from collections.abc import Callable, Sequence

import psycopg
import structlog
from psycopg import sql

from shared.store.database import Database

log = structlog.get_logger(__name__)

RETRY_SECONDS = 0.5


async def listen(
    database: Database, channels: Sequence[str], heard: Callable[[str, str], None], again: Callable[[], None]
) -> None:
    """Until cancelled: `heard(channel, payload)` for each notification, `again()` whenever listening begins, for what
    was said before is not repeated."""
    while True:
        try:
            async with await database.connect_async() as connection:
                for channel in channels:
                    await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
                again()
                async for notice in connection.notifies():
                    heard(notice.channel, notice.payload)
        except psycopg.OperationalError as lost:
            log.warning("store.listening.lost", why=str(lost).strip())
        await asyncio.sleep(RETRY_SECONDS)
