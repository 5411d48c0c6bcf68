"""The pages, each in a module of its own; `spotistats_web.page` finds them."""
