"""Invented sample text in three scripts, to see that a page holds in each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """Text of one language for the style guide; every person in it is invented."""

    language: str
    native: str
    roman: str
    heading: str
    sentence: str
    long_word: str


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "en",
        "Mai Example",
        "",
        "Referral to a shelter",
        "The person asked for a safe place to sleep and to call her family before anything else.",
        "Interdepartmental coordination of reintegration services",
    ),
    Sample(
        "vi",
        "Nguyễn Thị Ví Dụ",
        "Nguyen Thi Vi Du",
        "Chuyển gửi đến cơ sở hỗ trợ nạn nhân",
        "Người được hỗ trợ mong có chỗ ngủ an toàn và được gọi điện cho gia đình trước mọi việc khác.",
        "Phối hợp liên ngành trong hỗ trợ tái hòa nhập cộng đồng",
    ),
    Sample(
        "km",
        "សុខ ឧទាហរណ៍",
        "Sok Utearhor",
        "ការបញ្ជូនទៅកាន់មណ្ឌលសុវត្ថិភាព",
        "បុគ្គលនេះបានស្នើសុំកន្លែងគេងដែលមានសុវត្ថិភាព និងទូរសព្ទទៅគ្រួសារជាមុនសិន។",
        "ការសម្របសម្រួលអន្តរក្រសួងសម្រាប់សេវាសមាហរណកម្មឡើងវិញ",
    ),
)


def sample_in(language: str) -> Sample:
    """Return the sample of a language, English when there is none."""
    return next((sample for sample in SAMPLES if sample.language == language), SAMPLES[0])
