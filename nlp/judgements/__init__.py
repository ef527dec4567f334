"""A target -> what it is bound to, and whether it can be measured."""
