"""The embedded host: runs a real Azure Functions app (Python v2 model, Durable Functions 1.x) whole, on PostgreSQL.

Read in this order: `host` (how the parts are composed), `loader` (the app), `bus` (queues), `hub` and `episode`
(orchestrations), `protocol` (the SDK's replay JSON), `walk` (what Azure's extension does with it).
"""
