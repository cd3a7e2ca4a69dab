"""The facilitator's screen: a workshop led from the terminal, made to be projected."""
