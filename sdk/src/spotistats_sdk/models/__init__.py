# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""Contains all the data models used in inputs/outputs"""

from .account import Account
from .account_changes import AccountChanges
from .artwork import Artwork
from .artwork_list import ArtworkList
from .audit_action import AuditAction
from .audit_entry import AuditEntry
from .audit_entry_by import AuditEntryBy
from .audit_list import AuditList
from .calendar import Calendar
from .calendar_day import CalendarDay
from .calendar_step import CalendarStep
from .chart_kind import ChartKind
from .clock import Clock
from .clock_cell import ClockCell
from .compared_group import ComparedGroup
from .compared_item import ComparedItem
from .compared_order import ComparedOrder
from .compared_place import ComparedPlace
from .compared_rank import ComparedRank
from .comparison import Comparison
from .condition import Condition
from .context_count import ContextCount
from .contexts import Contexts
from .counting_rule import CountingRule
from .counting_rule_changes import CountingRuleChanges
from .created_invitation import CreatedInvitation
from .created_share import CreatedShare
from .created_token import CreatedToken
from .detail import Detail
from .detail_entity import DetailEntity
from .dimension import Dimension
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
from .full_query import FullQuery
from .heard_entity import HeardEntity
from .image import Image
from .import_ import Import
from .import_file import ImportFile
from .import_file_state import ImportFileState
from .import_list import ImportList
from .import_state import ImportState
from .import_upload import ImportUpload
from .invitation import Invitation
from .invitation_list import InvitationList
from .link_problem import LinkProblem
from .link_state import LinkState
from .listener_comparison import ListenerComparison
from .listener_item import ListenerItem
from .listener_overlap import ListenerOverlap
from .listener_place import ListenerPlace
from .liveness import Liveness
from .liveness_status import LivenessStatus
from .measure import Measure
from .measure_total import MeasureTotal
from .missing_rank import MissingRank
from .music_entity import MusicEntity
from .named_ref import NamedRef
from .neighbour import Neighbour
from .neighbours import Neighbours
from .new_invitation import NewInvitation
from .new_playlist import NewPlaylist
from .new_share import NewShare
from .new_sign_ups import NewSignUps
from .new_sync import NewSync
from .new_ticket import NewTicket
from .new_token import NewToken
from .obsession import Obsession
from .obsession_window import ObsessionWindow
from .obsessions import Obsessions
from .on_this_day import OnThisDay
from .on_this_day_track import OnThisDayTrack
from .on_this_day_year import OnThisDayYear
from .one_hit_item import OneHitItem
from .one_hits import OneHits
from .operator import Operator
from .ordering import Ordering
from .period import Period
from .platform_family import PlatformFamily
from .play import Play
from .play_kind import PlayKind
from .play_page import PlayPage
from .play_query import PlayQuery
from .play_source import PlaySource
from .playlist import Playlist
from .playlist_top import PlaylistTop
from .problem import Problem
from .profile import Profile
from .query import Query
from .query_answer import QueryAnswer
from .query_name import QueryName
from .rank_history import RankHistory
from .rank_mode import RankMode
from .rank_point import RankPoint
from .rank_series import RankSeries
from .ranking import Ranking
from .ranking_comparison import RankingComparison
from .ranking_entity import RankingEntity
from .ranking_head import RankingHead
from .ranking_item import RankingItem
from .ranking_list import RankingList
from .ranking_range import RankingRange
from .readiness import Readiness
from .readiness_check import ReadinessCheck
from .readiness_status import ReadinessStatus
from .reason_count import ReasonCount
from .reason_count_outcome import ReasonCountOutcome
from .recap import Recap
from .recap_play import RecapPlay
from .recap_unit import RecapUnit
from .result_column import ResultColumn
from .result_column_type import ResultColumnType
from .retention import Retention
from .retention_cohort import RetentionCohort
from .row_counts import RowCounts
from .search_item import SearchItem
from .search_list import SearchList
from .session import Session
from .session_edge import SessionEdge
from .session_lengths import SessionLengths
from .session_order import SessionOrder
from .sessions import Sessions
from .share import Share
from .share_kind import ShareKind
from .share_list import ShareList
from .share_state import ShareState
from .shared import Shared
from .sign_in_options import SignInOptions
from .sign_ups import SignUps
from .sign_ups_policy import SignUpsPolicy
from .skip_position import SkipPosition
from .skip_share import SkipShare
from .skips import Skips
from .skips_of_family import SkipsOfFamily
from .skips_of_hour import SkipsOfHour
from .skips_of_shuffle import SkipsOfShuffle
from .skips_of_thing import SkipsOfThing
from .sort_direction import SortDirection
from .spotify_link import SpotifyLink
from .sql_answer import SqlAnswer
from .sql_column import SqlColumn
from .sql_question import SqlQuestion
from .sql_table import SqlTable
from .sql_table_list import SqlTableList
from .streak import Streak
from .streak_gap import StreakGap
from .streaks import Streaks
from .summary import Summary
from .summary_change import SummaryChange
from .summary_figures import SummaryFigures
from .sync import Sync
from .sync_error import SyncError
from .sync_found import SyncFound
from .sync_kind import SyncKind
from .sync_list import SyncList
from .sync_plays import SyncPlays
from .sync_state import SyncState
from .table_format import TableFormat
from .ticket import Ticket
from .time_span import TimeSpan
from .timeline import Timeline
from .timeline_item import TimelineItem
from .timeline_series import TimelineSeries
from .timeline_series_role import TimelineSeriesRole
from .timeline_split import TimelineSplit
from .timeline_step import TimelineStep
from .token import Token
from .token_list import TokenList
from .token_scope import TokenScope
from .top_entity import TopEntity
from .top_item import TopItem
from .top_list import TopList
from .top_order import TopOrder
from .turned_track import TurnedTrack
from .user_head import UserHead
from .user_list import UserList
from .view import View
from .view_body import ViewBody
from .view_list import ViewList
from .view_run import ViewRun

__all__ = (
    "Account",
    "AccountChanges",
    "Artwork",
    "ArtworkList",
    "AuditAction",
    "AuditEntry",
    "AuditEntryBy",
    "AuditList",
    "Calendar",
    "CalendarDay",
    "CalendarStep",
    "ChartKind",
    "Clock",
    "ClockCell",
    "ComparedGroup",
    "ComparedItem",
    "ComparedOrder",
    "ComparedPlace",
    "ComparedRank",
    "Comparison",
    "Condition",
    "ContextCount",
    "Contexts",
    "CountingRule",
    "CountingRuleChanges",
    "CreatedInvitation",
    "CreatedShare",
    "CreatedToken",
    "Detail",
    "DetailEntity",
    "Dimension",
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
    "FullQuery",
    "HeardEntity",
    "Image",
    "Import",
    "ImportFile",
    "ImportFileState",
    "ImportList",
    "ImportState",
    "ImportUpload",
    "Invitation",
    "InvitationList",
    "LinkProblem",
    "LinkState",
    "ListenerComparison",
    "ListenerItem",
    "ListenerOverlap",
    "ListenerPlace",
    "Liveness",
    "LivenessStatus",
    "Measure",
    "MeasureTotal",
    "MissingRank",
    "MusicEntity",
    "NamedRef",
    "Neighbour",
    "Neighbours",
    "NewInvitation",
    "NewPlaylist",
    "NewShare",
    "NewSignUps",
    "NewSync",
    "NewTicket",
    "NewToken",
    "Obsession",
    "Obsessions",
    "ObsessionWindow",
    "OneHitItem",
    "OneHits",
    "OnThisDay",
    "OnThisDayTrack",
    "OnThisDayYear",
    "Operator",
    "Ordering",
    "Period",
    "PlatformFamily",
    "Play",
    "PlayKind",
    "Playlist",
    "PlaylistTop",
    "PlayPage",
    "PlayQuery",
    "PlaySource",
    "Problem",
    "Profile",
    "Query",
    "QueryAnswer",
    "QueryName",
    "RankHistory",
    "Ranking",
    "RankingComparison",
    "RankingEntity",
    "RankingHead",
    "RankingItem",
    "RankingList",
    "RankingRange",
    "RankMode",
    "RankPoint",
    "RankSeries",
    "Readiness",
    "ReadinessCheck",
    "ReadinessStatus",
    "ReasonCount",
    "ReasonCountOutcome",
    "Recap",
    "RecapPlay",
    "RecapUnit",
    "ResultColumn",
    "ResultColumnType",
    "Retention",
    "RetentionCohort",
    "RowCounts",
    "SearchItem",
    "SearchList",
    "Session",
    "SessionEdge",
    "SessionLengths",
    "SessionOrder",
    "Sessions",
    "Share",
    "Shared",
    "ShareKind",
    "ShareList",
    "ShareState",
    "SignInOptions",
    "SignUps",
    "SignUpsPolicy",
    "SkipPosition",
    "Skips",
    "SkipShare",
    "SkipsOfFamily",
    "SkipsOfHour",
    "SkipsOfShuffle",
    "SkipsOfThing",
    "SortDirection",
    "SpotifyLink",
    "SqlAnswer",
    "SqlColumn",
    "SqlQuestion",
    "SqlTable",
    "SqlTableList",
    "Streak",
    "StreakGap",
    "Streaks",
    "Summary",
    "SummaryChange",
    "SummaryFigures",
    "Sync",
    "SyncError",
    "SyncFound",
    "SyncKind",
    "SyncList",
    "SyncPlays",
    "SyncState",
    "TableFormat",
    "Ticket",
    "Timeline",
    "TimelineItem",
    "TimelineSeries",
    "TimelineSeriesRole",
    "TimelineSplit",
    "TimelineStep",
    "TimeSpan",
    "Token",
    "TokenList",
    "TokenScope",
    "TopEntity",
    "TopItem",
    "TopList",
    "TopOrder",
    "TurnedTrack",
    "UserHead",
    "UserList",
    "View",
    "ViewBody",
    "ViewList",
    "ViewRun",
)
