"""From readings to what the agent is told: states, proofs, sentences. Pure, without clock or driver."""
