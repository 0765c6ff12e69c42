"""Reports and assessments for people: Markdown and self-contained HTML. All project text is shown, never obeyed."""
