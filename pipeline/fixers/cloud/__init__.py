"""Spring Cloud and what came with it."""
