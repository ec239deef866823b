"""Municipalities (自治体の運用プロファイル): their choices as data, one TOML file each."""

from jusou.municipality.checking import Checked, check_file
from jusou.municipality.model import Municipality
from jusou.municipality.remarks import check
from jusou.municipality.said import Remark

__all__ = ["Checked", "Municipality", "Remark", "check", "check_file"]
