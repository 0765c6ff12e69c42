"""The light steps: verify and report. They read snapshots and results, and never run the project's code."""
