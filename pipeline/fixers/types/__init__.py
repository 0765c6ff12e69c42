"""Names that moved: packages, types, members, of the JDK as well."""
