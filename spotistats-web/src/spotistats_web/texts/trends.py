"""Trends: how listening changes."""

TITLE = "Trends"
SECTIONS = {
    "ranks": "Ranks",
    "discoveries": "Discoveries",
    "loyalty": "Loyalty",
    "diversity": "Diversity",
    "seasons": "Seasons",
}
LEADS = {
    "ranks": "Who climbed, who fell, who stayed",
    "discoveries": "How much of it was new to you",
    "loyalty": "Whether you come back to what you discover",
    "diversity": "How widely you listen",
    "seasons": "What months, weekdays and hours have in common",
}

# Ranks
RANKS = "{what}: place by plays"
MODE = "Counted"
MODES = {"step": "Each by itself", "cumulative": "Summed up"}
RANKS_NOTE = "Place per {step}, the first on top; places below {depth} are left out"
RANKS_NOTE_SUM = "Place by all plays up to the end of each {step}; below {depth} left out"
PLACE, NOT_PLAYED = "place {rank}", "not played"
IN_ALL = "Most played of the period"

# Discoveries
DISCOVERED, PER_STEP, ON_AVERAGE, MOST = (
    "Discovered",
    "A {step}",
    "{what}, on average",
    "Most in one",
)
NEW_SHARE, NEW_SHARE_NOTE = "Part of the new", "{plays} of what you discovered in it"
NEW_OR_FAMILIAR = "New or familiar"
NEW_OR_FAMILIAR_NOTE = "Plays per {step}; new is what you heard for the first time in it"
NEW, FAMILIAR = "New", "Familiar"
FIRST_TIMES = "Heard for the first time"
FIRST_TIMES_NOTE = "{what} per {step}"
BEST_DISCOVERIES = "What became of them"
BEST_DISCOVERIES_NOTE = "Discoveries of the period by plays in it"
SINCE = "since {day}"
NO_DISCOVERIES = "Nothing new in this period"
NO_DISCOVERIES_HINT = "All that you played was known to you before."

# Loyalty
COHORTS = "Artists you come back to"
COHORTS_NOTE = (
    "Of the artists discovered in a month, how many you heard so many months later; "
    "beside each month, how many there are{limit}"
)
COHORTS_LIMIT = "; the last {n} months with discoveries"
COHORT, ARTISTS, MONTHS_LATER = "Discovered in", "Artists", "+{n}"
COHORT_CELL = "{heard} of {artists} ({share}) heard {months} later"
COMING_BACK = "How many stay"
COMING_BACK_NOTE = "Part of all discovered artists heard in the month that many months later"
MONTH_LATER = ("in the month of discovery", "1 month later", "{n} months later")
MONTHS = "Months later"
SHARE, HEARD = "Part", "Heard"
FOLLOW = "Follow for"
FOLLOWS = {"12": "12 months", "24": "24 months"}

# Diversity
EFFECTIVE, GINI, TOP_TEN, EDDINGTON = "Effective number", "Gini", "Top ten", "Eddington number"
EFFECTIVE_NOTE = "as if you played so many {what} equally, of {things}"
GINI_NOTE = "0: all alike, 1: one has all"
TOP_TEN_NOTE = "of all plays; the first alone {one}"
EDDINGTON_NOTE = "days with as many plays; {missing} more make {next}"
EFFECTIVE_OVER_TIME = "Effective number of {what}"
EFFECTIVE_OVER_TIME_NOTE = "Per {step}: as many, played equally, would be as varied"
SHARES_OVER_TIME = "Part of the most played"
SHARES_OVER_TIME_NOTE = "Part of all plays per {step}: the first, the first ten, the first hundred"
GINI_OVER_TIME = "How unequal"
GINI_OVER_TIME_NOTE = (
    "Gini coefficient per {step}: 0 if all are played alike, near 1 if one has all"
)
TOP_ONE, TOP_HUNDRED = "The first", "First hundred"
FIRST_TEN = "First ten"
DIFFERENT = "Different"

# Seasons
BY_MONTH = "Months and years"
BY_MONTH_NOTE = "{unit} a month; a month leads to its plays"
HOURS_OF_MONTHS = "Hours through the year"
HOURS_OF_MONTHS_NOTE = "Each month's plays by hour of the day, in parts of the month"
WEEKDAYS_OF_MONTHS = "Weekdays through the year"
WEEKDAYS_OF_MONTHS_NOTE = "Each month's plays by weekday, in parts of the month"
MONTH = "Month"
PART_OF_MONTH = "{share} of the month's plays ({plays})"
