"""What the tests of statistics share: made-up histories, and the slow, obvious reading of them."""
