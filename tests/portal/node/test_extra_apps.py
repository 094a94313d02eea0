"""Code that is not Sampan's is loaded by a demonstration alone."""

import pytest

from sampan.portal.node.config import NodeConfig, read_config, write_config
from sampan.vocabulary.errors import InvalidInput


def config(**changed) -> NodeConfig:
    named = {"id": "vn-one", "country": "VN", "name": "Node", "public_url": "http://127.0.0.1:8000"}
    return NodeConfig(**named | changed)


def test_demonstration_keeps_its_extra_apps_through_writing_and_reading(tmp_path):
    write_config(tmp_path, config(is_demo=True, extra_apps=("bench.fault_lab.node_app.LabConfig",)))
    assert read_config(tmp_path).extra_apps == ("bench.fault_lab.node_app.LabConfig",)


def test_node_in_use_with_extra_apps_is_refused_by_name(tmp_path):
    write_config(tmp_path, config(extra_apps=("anything",)))
    with pytest.raises(InvalidInput) as refused:
        read_config(tmp_path)
    assert refused.value.field == "extra_apps"


def test_node_in_use_has_none(tmp_path):
    write_config(tmp_path, config())
    assert read_config(tmp_path).extra_apps == ()
