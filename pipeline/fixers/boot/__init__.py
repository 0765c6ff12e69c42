"""Spring Boot's own contracts: configuration keys, auto-configuration, start-up, logging."""
