"""The whole call: from the token to the number and the message to the customer."""
