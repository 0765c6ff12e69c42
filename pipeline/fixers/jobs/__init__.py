"""Work that nobody waits for: batch, messages, schedules."""
