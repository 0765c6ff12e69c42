"""What the API takes and gives, by noun. OpenAPI is made from these, so they are the contract."""
