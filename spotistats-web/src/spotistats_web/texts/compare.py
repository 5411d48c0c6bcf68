"""Comparing periods, ways of listening, and listeners."""

TITLE = "Compare"
SECTIONS = {
    "periods": "Two periods",
    "ways": "Two ways of listening",
    "listeners": "You and another",
}
LEADS = {
    "periods": "What changed from one period to another",
    "ways": "The same period, listened to in two ways",
    "listeners": "Your taste beside that of somebody who agreed",
}

# Two sides
ORDER, ORDERS = "By", {"plays": "Plays", "listened_ms": "Time"}
FIGURES, FIGURE = "Side by side", "Figure"
PER_DAY = "Plays a day"
NEW, KEPT, LOST = "New", "Kept", "Gone"
SHARE_OF = "{share} of the {unit}"
SHARES_OF = "{first} of {one}, {second} of {other}"
ONLY = "Only: {side}"
BOTH = "In both"
NAME, MOVE = "Name", "Moved"
NONE = "Nothing"
RANK = "place {rank}"

# Two periods
WITH, WITHS = "Compared with", {"previous": "Period before", "year": "A year earlier"}
ANY_OTHER, OTHER_FIRST, OTHER_LAST = "Another range", "Other from", "Other to"
NO_SIDES = "Choose a period with a beginning and an end"
NO_SIDES_HINT = "Such as a year: it is compared with the one before, or with any other."
THIS_YEAR, LAST_YEAR = "This year", "Last year"
NOTHING = "Nothing played in either"
NOTHING_HINT = "Another period may have something."

# Two ways
WAY, WAYS = (
    "Ways",
    {
        "shuffle": "Shuffle",
        "device": "Phone or computer",
        "choice": "Chosen or played on",
        "offline": "Offline",
        "platforms": "Two platforms",
    },
)
SIDES = {
    "shuffle": ("Shuffle off", "Shuffle on"),
    "device": ("On the phone", "On the computer"),
    "choice": ("Chosen by you", "Played on by itself"),
    "offline": ("Online", "Offline"),
}
FIRST_PLATFORM, SECOND_PLATFORM = "First platform", "Second platform"
ONE_PLATFORM = "You listened on one platform alone in this period"
ONE_PLATFORM_HINT = "A longer period may have others."

# You and another
LINK, LINK_HINT = "Their link", "Paste the link of a profile that somebody shared with you"
LINK_EXPLAINED = (
    "Whoever shares their profile with comparison allowed can be compared with. They see nothing "
    "of you."
)
HOW = "Compare yourself with somebody"
HOW_STEPS = (
    "Ask them to share their profile as a link, and to allow comparing.",
    "Paste the link here and press Enter.",
    "See what you have in common, and what each of you could discover.",
)
NOT_A_LINK = "This is no link of a shared profile"
NOT_A_LINK_HINT = "It looks like https://…/shared/spsh_…"
LINK_REFUSED = "They cannot be compared with"
YOU = "You"
OVERLAP = "{what} in common"
OVERLAP_NOTE = "0%: nothing in common, 100%: the same plays"
HEARD_BY_BOTH = "{n} heard by both"
COMMON = "You both play"
ONLY_YOU, ONLY_THEM = "Only you", "Only {owner}"
COUNTED_BY = "{period}; music only, counted by the rule of {owner}"
NO_COMMON, NO_COMMON_HINT = "Nothing in common", "Not in this period, at least."
NOTHING_ONLY = "Nothing that the other does not play"
