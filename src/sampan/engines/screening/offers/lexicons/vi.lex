# Vietnamese
[set passport]
hộ chiếu|passport|cccd|giấy tờ
[sign docs_taken]
(giữ|cầm|thu) ~ {passport}
[sign no_skill_needed]
(không|ko|k) (cần|yêu cầu) (kinh nghiệm|bằng cấp)
[deny before]
không|ko|không hề
