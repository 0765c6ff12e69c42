"""Spring Security, and the adapters that it took over from."""
