"""Questions about the network that its forms, services and pages ask."""
