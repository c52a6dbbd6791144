"""Questions about an adoption that its forms and services both ask."""
