"""The API: one FastAPI app, the same behind the HTTP trigger, in the embedded host and under uvicorn."""
