"""Yearly figures (年度の指標): what recorded histories show, beside what the municipality's plan says.

Every count tells which records it counted. What cannot be counted is not zero, and what the
profile leaves open is told as open.
"""
