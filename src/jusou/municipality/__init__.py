"""Municipalities (自治体の運用プロファイル): their choices as data, one TOML file each."""

from jusou.municipality.model import (
    Delivery,
    ImplementationPlan,
    Municipality,
    Passage,
    Phase,
    PurposeOfUse,
    ReferralGuide,
    Role,
    Service,
    Topic,
)

__all__ = [
    "Delivery",
    "ImplementationPlan",
    "Municipality",
    "Passage",
    "Phase",
    "PurposeOfUse",
    "ReferralGuide",
    "Role",
    "Service",
    "Topic",
]
