"""The data layer: the only place that speaks to MongoDB; one module per collection.

Every id of user data is `<user id>:<rest>`, so that the `_id` index (and a shard key on it) leads
with the owner: one prefix finds, isolates and deletes what a user has.
"""
