# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""Contains all the data models used in inputs/outputs"""

from .account import Account
from .account_changes import AccountChanges
from .condition import Condition
from .counting_rule import CountingRule
from .counting_rule_changes import CountingRuleChanges
from .created_token import CreatedToken
from .dimension import Dimension
from .field_error import FieldError
from .field_error_in import FieldErrorIn
from .full_query import FullQuery
from .import_ import Import
from .import_file import ImportFile
from .import_file_state import ImportFileState
from .import_list import ImportList
from .import_state import ImportState
from .import_upload import ImportUpload
from .liveness import Liveness
from .liveness_status import LivenessStatus
from .measure import Measure
from .measure_total import MeasureTotal
from .named_ref import NamedRef
from .new_token import NewToken
from .operator import Operator
from .ordering import Ordering
from .period import Period
from .platform_family import PlatformFamily
from .play import Play
from .play_kind import PlayKind
from .play_page import PlayPage
from .play_source import PlaySource
from .problem import Problem
from .query import Query
from .query_answer import QueryAnswer
from .query_name import QueryName
from .readiness import Readiness
from .readiness_check import ReadinessCheck
from .readiness_status import ReadinessStatus
from .reason_count import ReasonCount
from .reason_count_outcome import ReasonCountOutcome
from .result_column import ResultColumn
from .result_column_type import ResultColumnType
from .row_counts import RowCounts
from .sort_direction import SortDirection
from .sql_answer import SqlAnswer
from .sql_column import SqlColumn
from .sql_question import SqlQuestion
from .sql_table import SqlTable
from .sql_table_list import SqlTableList
from .summary import Summary
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
from .view import View
from .view_body import ViewBody
from .view_list import ViewList
from .view_run import ViewRun

__all__ = (
    "Account",
    "AccountChanges",
    "Condition",
    "CountingRule",
    "CountingRuleChanges",
    "CreatedToken",
    "Dimension",
    "FieldError",
    "FieldErrorIn",
    "FullQuery",
    "Import",
    "ImportFile",
    "ImportFileState",
    "ImportList",
    "ImportState",
    "ImportUpload",
    "Liveness",
    "LivenessStatus",
    "Measure",
    "MeasureTotal",
    "NamedRef",
    "NewToken",
    "Operator",
    "Ordering",
    "Period",
    "PlatformFamily",
    "Play",
    "PlayKind",
    "PlayPage",
    "PlaySource",
    "Problem",
    "Query",
    "QueryAnswer",
    "QueryName",
    "Readiness",
    "ReadinessCheck",
    "ReadinessStatus",
    "ReasonCount",
    "ReasonCountOutcome",
    "ResultColumn",
    "ResultColumnType",
    "RowCounts",
    "SortDirection",
    "SqlAnswer",
    "SqlColumn",
    "SqlQuestion",
    "SqlTable",
    "SqlTableList",
    "Summary",
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
    "View",
    "ViewBody",
    "ViewList",
    "ViewRun",
)
