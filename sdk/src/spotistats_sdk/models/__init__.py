# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""Contains all the data models used in inputs/outputs"""

from .account import Account
from .account_changes import AccountChanges
from .calendar_step import CalendarStep
from .counting_rule import CountingRule
from .counting_rule_changes import CountingRuleChanges
from .created_token import CreatedToken
from .discovered_item import DiscoveredItem
from .discoveries import Discoveries
from .discovery_step import DiscoveryStep
from .diversity import Diversity
from .diversity_figures import DiversityFigures
from .diversity_step import DiversityStep
from .eddington import Eddington
from .field_error import FieldError
from .field_error_in import FieldErrorIn
from .forgotten import Forgotten
from .forgotten_item import ForgottenItem
from .import_ import Import
from .import_file import ImportFile
from .import_file_state import ImportFileState
from .import_list import ImportList
from .import_state import ImportState
from .import_upload import ImportUpload
from .liveness import Liveness
from .liveness_status import LivenessStatus
from .music_entity import MusicEntity
from .named_ref import NamedRef
from .new_token import NewToken
from .one_hit_item import OneHitItem
from .one_hits import OneHits
from .period import Period
from .platform_family import PlatformFamily
from .play import Play
from .play_kind import PlayKind
from .play_page import PlayPage
from .play_source import PlaySource
from .problem import Problem
from .rank_history import RankHistory
from .rank_mode import RankMode
from .rank_point import RankPoint
from .rank_series import RankSeries
from .readiness import Readiness
from .readiness_check import ReadinessCheck
from .readiness_status import ReadinessStatus
from .reason_count import ReasonCount
from .reason_count_outcome import ReasonCountOutcome
from .retention import Retention
from .retention_cohort import RetentionCohort
from .row_counts import RowCounts
from .summary import Summary
from .summary_change import SummaryChange
from .summary_figures import SummaryFigures
from .time_span import TimeSpan
from .timeline import Timeline
from .timeline_item import TimelineItem
from .timeline_step import TimelineStep
from .token import Token
from .token_list import TokenList
from .token_scope import TokenScope
from .top_entity import TopEntity
from .top_item import TopItem
from .top_list import TopList
from .top_order import TopOrder

__all__ = (
    "Account",
    "AccountChanges",
    "CalendarStep",
    "CountingRule",
    "CountingRuleChanges",
    "CreatedToken",
    "DiscoveredItem",
    "Discoveries",
    "DiscoveryStep",
    "Diversity",
    "DiversityFigures",
    "DiversityStep",
    "Eddington",
    "FieldError",
    "FieldErrorIn",
    "Forgotten",
    "ForgottenItem",
    "Import",
    "ImportFile",
    "ImportFileState",
    "ImportList",
    "ImportState",
    "ImportUpload",
    "Liveness",
    "LivenessStatus",
    "MusicEntity",
    "NamedRef",
    "NewToken",
    "OneHitItem",
    "OneHits",
    "Period",
    "PlatformFamily",
    "Play",
    "PlayKind",
    "PlayPage",
    "PlaySource",
    "Problem",
    "RankHistory",
    "RankMode",
    "RankPoint",
    "RankSeries",
    "Readiness",
    "ReadinessCheck",
    "ReadinessStatus",
    "ReasonCount",
    "ReasonCountOutcome",
    "Retention",
    "RetentionCohort",
    "RowCounts",
    "Summary",
    "SummaryChange",
    "SummaryFigures",
    "Timeline",
    "TimelineItem",
    "TimelineStep",
    "TimeSpan",
    "Token",
    "TokenList",
    "TokenScope",
    "TopEntity",
    "TopItem",
    "TopList",
    "TopOrder",
)
