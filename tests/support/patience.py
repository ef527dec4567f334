"""How long tests wait for what should end by itself: a busy machine must fail no test."""

HANG = 600  # seconds after which what should have ended never will
