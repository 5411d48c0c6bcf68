"""One module a question: parameters, SQL, typed result.

Each takes a `Reader` (see `engine.run`) first, and returns a frozen dataclass whose fields are
those of the contract's schema; `orjson.dumps(result, option=orjson.OPT_UTC_Z)` is the answer.
"""
