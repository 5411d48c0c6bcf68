"""Read-only links: what one can be of (`subject`), and how often it may be asked (`turnstile`)."""
