"""The exchange of processes that have no mount."""
