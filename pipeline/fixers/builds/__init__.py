"""What a build is made of: versions, BOMs, dependencies, plug-ins, Gradle, containers."""
