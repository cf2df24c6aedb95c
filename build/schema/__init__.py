"""What is generated from the contract: TypeScript for the extension, and the tables of PROTOCOL.md."""
