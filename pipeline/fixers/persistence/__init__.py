"""Databases and caches: JPA, SQL scripts, Spring Data, MyBatis."""
