"""Auto-Builder for agents: one MCP server, over stdio (`autobuilder mcp`) and over HTTP (`/mcp`)."""
