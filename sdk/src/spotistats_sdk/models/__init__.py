# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""Contains all the data models used in inputs/outputs"""

from .account import Account
from .account_changes import AccountChanges
from .compared_entity import ComparedEntity
from .compared_group import ComparedGroup
from .compared_item import ComparedItem
from .compared_place import ComparedPlace
from .comparison import Comparison
from .context_count import ContextCount
from .contexts import Contexts
from .counting_rule import CountingRule
from .counting_rule_changes import CountingRuleChanges
from .created_token import CreatedToken
from .detail import Detail
from .detail_entity import DetailEntity
from .field_error import FieldError
from .field_error_in import FieldErrorIn
from .import_ import Import
from .import_file import ImportFile
from .import_file_state import ImportFileState
from .import_list import ImportList
from .import_state import ImportState
from .import_upload import ImportUpload
from .liveness import Liveness
from .liveness_status import LivenessStatus
from .named_ref import NamedRef
from .neighbour import Neighbour
from .neighbours import Neighbours
from .new_token import NewToken
from .period import Period
from .platform_family import PlatformFamily
from .play import Play
from .play_kind import PlayKind
from .play_page import PlayPage
from .play_source import PlaySource
from .problem import Problem
from .readiness import Readiness
from .readiness_check import ReadinessCheck
from .readiness_status import ReadinessStatus
from .reason_count import ReasonCount
from .reason_count_outcome import ReasonCountOutcome
from .recap import Recap
from .recap_play import RecapPlay
from .recap_unit import RecapUnit
from .row_counts import RowCounts
from .summary import Summary
from .table_format import TableFormat
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
from .totals_change import TotalsChange

__all__ = (
    "Account",
    "AccountChanges",
    "ComparedEntity",
    "ComparedGroup",
    "ComparedItem",
    "ComparedPlace",
    "Comparison",
    "ContextCount",
    "Contexts",
    "CountingRule",
    "CountingRuleChanges",
    "CreatedToken",
    "Detail",
    "DetailEntity",
    "FieldError",
    "FieldErrorIn",
    "Import",
    "ImportFile",
    "ImportFileState",
    "ImportList",
    "ImportState",
    "ImportUpload",
    "Liveness",
    "LivenessStatus",
    "NamedRef",
    "Neighbour",
    "Neighbours",
    "NewToken",
    "Period",
    "PlatformFamily",
    "Play",
    "PlayKind",
    "PlayPage",
    "PlaySource",
    "Problem",
    "Readiness",
    "ReadinessCheck",
    "ReadinessStatus",
    "ReasonCount",
    "ReasonCountOutcome",
    "Recap",
    "RecapPlay",
    "RecapUnit",
    "RowCounts",
    "Summary",
    "TableFormat",
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
    "TotalsChange",
)
