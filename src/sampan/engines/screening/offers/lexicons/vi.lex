# Vietnamese, as written on Facebook, Zalo, TikTok and Telegram, north and south, with teencode and slang
# ---------------------------------------------------------------- sets
[set ko]
# not
không|ko|k|kg|kô|khg|hông|hổng|hong|hok|hem|khum|khỏi|chẳng|chả|đâu có|không hề|ko hề|không có|ko có|k có|chẳng có|không phải|ko phải|chưa
[set khoi]
# no need of
không cần|ko cần|k cần|kg cần|khỏi cần|khỏi|hổng cần|hông cần|chẳng cần|chả cần|không phải|ko phải|k phải|khỏi phải|đâu cần|không yêu cầu|ko yêu cầu|k yêu cầu|không đòi hỏi|không bắt buộc|không bắt|ko bắt|miễn|không đòi|không hỏi|không xét|không cần biết|k cần biết|ko cần biết|cần gì
[set dung]
# do not
đừng|đừng có|khoan|khoan hãy|không nên|ko nên|k nên|không được|ko được|k được|không cần|ko cần|k cần|khỏi|khỏi cần|không phải|tuyệt đối không|tuyệt đối đừng|hạn chế|miễn|không|ko|k|đừng vội|chưa cần|chưa nên|khoan đã
[set ta]
# who takes, keeps, pays
bên mình|bên em|bên anh|bên chị|bên tôi|bên đó|bên này|bên kia|bên ấy|bên công ty|công ty|cty|chủ|sếp|ông chủ|bà chủ|chủ nhà|chủ tàu|chủ quán|chủ xưởng|văn phòng|vp|quản (lý|lí)|tổ trưởng|trưởng nhóm|trưởng đoàn|môi giới|cò|anh|chị|em|mình|tôi|tui|tao|họ|người ta|trung tâm|bảo vệ|đội trưởng|thuyền trưởng|tài công|người phụ trách|leader|admin|ad|má mì|mami|tú bà|dì|cô|chú|cậu|bác|tổng|nhân sự|hr|lễ tân|đầu mối|đoàn|team
[set giayto]
# papers
hộ chiếu|passport|passpost|pass port|sổ hộ chiếu|cccd|căn cước|cmnd|cmt|chứng minh thư|chứng minh nhân dân|giấy tờ|giấy tờ gốc|giấy tờ (tùy|tuỳ) thân|bản gốc|sổ hộ khẩu|hộ khẩu|giấy khai sinh|khai sinh|bằng lái|bằng gốc|bằng cấp gốc|sổ thuyền viên|sổ đỏ|pp
[set dienthoai]
# telephones
điện thoại|đt|đth|dế|máy|phone|di động|smartphone|sim
[set tien]
# an amount of money
(#|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|mươi|trăm|chục|hai mươi|ba mươi|bốn mươi|năm mươi|hai lăm|hăm lăm|ba lăm|mười lăm)( )?(chục |trăm )?(triệu|tr|trịu|củ|chai|nghìn|ngàn|k|đồng|đ|vnd|vnđ|usd|đô|đô la|usdt|u|$|tệ|vạn|vạn tệ|baht|bạt|won|yên|đài tệ|sing|(tỷ|tỉ)|tỏi|lít|xị|ringgit)|$#|#tr#|#m#
[set cao]
# beyond measure
khủng|cực khủng|siêu khủng|siêu cao|cực cao|cao ngất|cao ngất ngưởng|trên trời|ngất ngưởng|cực hấp dẫn|siêu hấp dẫn|hấp dẫn|không giới hạn|ko giới hạn|k giới hạn|không trần|vô hạn|mơ ước|trong mơ|đổi đời|vượt trội|gấp đôi|gấp ba|gấp mấy lần|ngàn đô|nghìn đô|chục triệu|hàng chục triệu|trăm triệu|hàng trăm triệu|cao gấp
[set thunhap]
# pay
lương|lương cứng|lương cơ bản|lương bổng|thu nhập|tn|tiền công|tiền lương|hoa hồng|thù lao|kiếm|kiếm được|thực nhận|thực lĩnh|lãnh|lĩnh|về tay|cầm về|bỏ túi
[set to]
# millions of dong a month that simple work does not bring
20|21|22|23|24|25|26|27|28|29|30|32|33|35|36|38|40|42|45|48|50|55|60|65|70|75|80|85|90|100|120|150|200|300
[set todo]
# dollars a month that simple work does not bring
700|750|800|850|900|950|1000|1.000|1,000|1100|1.100|1200|1.200|1,200|1300|1.300|1400|1500|1.500|1,500|1600|1.600|1700|1800|1.800|2000|2.000|2,000|2200|2500|2.500|3000|3.000|3500|3.500|4000|4.000|5000|5.000|10.000|10000
[set loto]
# the same millions in words
hai mươi|hai lăm|hăm lăm|hai mấy|hăm mấy|ba mươi|ba lăm|ba chục|bốn mươi|bốn chục|bốn lăm|năm mươi|năm chục|sáu chục|bảy chục|tám chục|cả trăm|một trăm|trăm|vài chục|mấy chục|chục
[set nuoc]
# countries and cities abroad
campuchia|cambodia|cam pu chia|căm pu chia|cam bốt|campot|miến điện|myanmar|miến|lào|thái lan|thái|trung quốc|tq|china|trung hoa|quảng tây|quảng đông|đông hưng|bằng tường|vân nam|đài loan|taiwan|hàn quốc|nhật bản|malaysia|mã lai|malai|singapore|philippines|philippin|phi líp pin|manila|dubai|đu bai|uae|ả rập|ả rập xê út|ả rập saudi|saudi|qatar|kuwait|oman|bahrain|úc|(mỹ|mĩ)|canada|châu âu|ba lan|romania|hungary|séc|nga|đức|pháp|thổ nhĩ (kỳ|kì)|thổ|síp|israel|jordan|ma cao|macau|macao|hồng kông|hong kong|hongkong|indonesia|timor|ấn độ|angola|nam phi|bangkok|băng cốc|phnom penh|phnôm pênh|nông pênh|nam vang|nước ngoài|nc ngoài|ngoại quốc|nước bạn|xứ người|hải ngoại|quốc tế|biên giới|bển
[set dac]
# places of compounds, and towns near them
sihanoukville|sihanouk ville|sihanouk|shihanouk|xihanuc|xi ha núc|sihanúc|sihanuc|xihanouk|preah sihanouk|kampong som|kompong som|bavet|ba vét|ba vet|bà vẹt|mộc bài bavet|svay rieng|svay riêng|poipet|poi pet|pôi pét|poi pét|o'smach|osmach|ô smach|o smach|chrey thom|chrey thum|chray thom|chrây thum|koh kong|kohkong|kô kông|kandal|takeo|tà keo|pailin|pai lin|thmor da|thmo da|bokor|bô ko|dara sakor|long beach campuchia|anlong veng|samraong|prey veng|kampot|myawaddy|mi a oa đi|myawady|mywaddy|mia oa đi|miawadi|kk park|kkpark|khu kk|k.k park|shwe kokko|shwekokko|swe kokko|suê cô cô|laukkai|laukai|lão nhai|lão giai|kokang|cô cang|kô kang|tachileik|tachilek|đại (kỳ|kì) lực|mong la|mongla|mường la miến|wa bang|bang wa|ngõa bang|mae sot|maesot|mẹ sót|mè sọt|me sot|tam giác vàng|tgv|golden triangle|kim tam giác|bokeo|bò kẹo|bò kèo|bo keo|ton pheung|tôn pheng|tonpheung|huay xai|huội xai|houayxay|boten|bô ten|bo ten|mohan|chiang saen|chiềng sen|mae sai|mẹ sai
[set khu]
# names that say enough without a word of work
myawaddy|mi a oa đi|myawady|mywaddy|mia oa đi|miawadi|kk park|kkpark|khu kk|k.k park|shwe kokko|shwekokko|swe kokko|suê cô cô|laukkai|laukai|lão nhai|kokang|cô cang|wa bang|bang wa|tachileik|tachilek|o'smach|osmach|ô smach|chrey thom|chrey thum|chray thom|thmor da|mong la|mongla|sihanoukville|sihanouk ville|shihanouk|xihanuc|xi ha núc|sihanuc|bavet|ba vét|bà vẹt|poipet|poi pet|pôi pét|tam giác vàng|golden triangle|bokeo|bò kẹo|ton pheung|dara sakor
[set nguoi]
# who is brought or counted by the head
người|ng|bạn|bạn bè|đứa|em|bạn nữ|bé|chị em|anh em|khách|lao động|công nhân|đầu người|hội viên|thành viên|mem|member|con dâu|cô dâu|mẹ|cặp|nhân sự|ứng viên|hồ sơ|chủ tài khoản|người bán|người hiến|người cho
[set vitri]
# kinds of jobs
nhân viên|nv|công nhân|lao động|thợ|phục vụ|lễ tân|bảo vệ|tạp vụ|buồng phòng|phụ bếp|đầu bếp|rửa bát|rửa chén|chia bài|dealer|cskh|chăm sóc khách hàng|gõ máy|đánh máy|nhập liệu|telesale|sale|sales|phiên dịch|thông dịch|giúp việc|ô sin|osin|trông trẻ|chăm già|đi biển|bạn tàu|thuyền viên|ngư phủ|phụ hồ|thợ xây|hái trái|hái hoa quả|nông trại|nhà hàng|khách sạn|massage|mát xa|spa|karaoke|mẫu|người mẫu|pg|idol|streamer|ca sĩ|vũ công|lái xe|tài xế|it|marketing|(kỹ|kĩ) thuật
# ---------------------------------------------------------------- signs
[sign too_good_pay]
# Pay far above what such work brings there: words, then amounts beside a word of pay
(lương|thu nhập|công|trả|kiếm)( ~)? (gấp|bằng|hơn) (đôi|ba|bốn|năm|mười|cả|mấy|hai|nhiều) (lần )?(lương|tháng|năm|ở nhà|việt nam|quê|công ty|bên mình|giáo viên|công nhân)
(một|1) (đêm|buổi|ngày|clip|ca|chuyến|lần) (bằng|hơn) (cả |mấy |nửa )?(tháng|tuần|năm|vụ)
{thunhap} (từ |khoảng |tầm |cỡ |lên tới |tới |đến |ít nhất |sau thuế |cố định |mỗi tháng |trên )?(từ |khoảng |tầm |cỡ |lên tới |tới |đến |ít nhất |sau thuế |cố định |mỗi tháng |trên )?({to}|{loto})( )?(triệu|tr|củ|chai|tr/tháng)
(hoa hồng|thưởng|ăn chia|chia) (#( )?%|{to}( )?triệu|không giới hạn|cao ngất|cao)
(tip|bo|tiền tip|khách cho)( ~)? ({tien}|nhiều|khủng|mỗi đêm|một đêm|riêng mình|hết mình)
(1000|1200|1300|1500|1800|2000|2500|3000|1.000|1.200|1.300|1.500|1.800|2.000|2.500|3.000|1k|2k|3k)( )?(đô|usd|$|đô la|u)
(bồi dưỡng|thù lao|hậu tạ|cảm ơn|sính lễ|tiền cưới|cho nhà gái|cho gia đình|cho ba mẹ|cho bố mẹ|đưa nhà gái|nhận ngay|đền ơn) (ngay |trọn |cho |mẹ |em |khoảng |từ |tới |lên tới |đến |trước |liền |là |người hiến |ba má |nhà |gái |hết )?(ngay |trọn |cho |mẹ |em |khoảng |từ |tới |lên tới |đến |trước |liền |là |người hiến |ba má |nhà |gái |hết )?(#( )?)?(đến |tới )?({to}|#00|trăm|vài trăm|mấy trăm|nửa)( )?(triệu|tr|củ|(tỷ|tỉ))
(bồi dưỡng|thù lao|hậu tạ) (tới |khoảng |từ |ngay )?(tới |khoảng |từ |ngay )?({to}|#00)tr
({to}|#00|vài trăm|mấy trăm|hàng trăm)( )?(triệu|tr|củ)( )?(/|một |1 |mỗi |cho )( )?(quả|lần|ca|người hiến|bé|chuyến|đầu người|đầu|suất|bên)
(#|một|hai|ba|bốn|năm|vài|mấy|rưỡi)( )?(triệu|tr|củ|chai|triệu rưỡi|đô|usd)( )?(/|một |1 |mỗi )( )?(chuyến|cuốc|lượt|vali|kiện|khách|vòng)
(mỗi|một|1) (chuyến|cuốc|lượt|vòng|vali) (được |là |có |nhận |trả |kiếm |nhẹ |công |chạy )?(được |là |có |nhận |trả |kiếm |nhẹ |công |chạy )?(#|một|hai|ba|bốn|năm|vài|mấy)( )?(triệu|tr|củ|chai|đô)
(lương|thu nhập|tiền) (trả |tính |nhận )?(bằng|theo) (đô|usd|đô la|tệ|usdt)
(cầm|lãnh|gửi|có|dư|để|dành) (về |ra |được |dành |nhà )?(về |ra |được |dành |nhà )?(mỗi tháng |tháng |một tháng )?({to}|{loto})( )?(triệu|tr|củ|chai)
(tháng|mỗi tháng)( ~)? ({to})( ~)? (là thường|là chuyện thường|chứ ít|như chơi|dễ ợt|đổ lên|trở lên|nhẹ nhàng|bình thường|là ít)
{thunhap}( ~)? (#( )?)?(đến |tới )?({to})( )?(triệu|tr|trịu|củ|chai|m)
{thunhap}( ~)? ({to})tr
{thunhap}( ~)? {loto} (mấy |lăm |hai |ba )?(triệu|củ|chai|tr)
{thunhap}( ~)? (#( )?)?(đến |tới )?({todo})( )?(đô|đô la|usd|$|u|usdt|euro|dollar)
{thunhap}( ~)? $( )?({todo})
{thunhap}( ~)? (ngàn|nghìn|mấy ngàn|vài ngàn|hai ngàn|hơn ngàn|một ngàn|ngàn rưỡi|ngàn hai|ngàn mốt) (rưỡi )?(đô|usd|đô la)
(tháng|mỗi tháng|một tháng|1 tháng|tháng đầu|trả|nhận|xong nhận|xong là có|được|mỗi người) (cũng |là |được |nhận |lãnh |chừng |khoảng |tầm |cỡ |chắc |đầu |em )?(cũng |là |được |nhận |lãnh |chừng |khoảng |tầm |cỡ |chắc |đầu |em )?(#( )?)?(đến |tới )?({to})( )?(triệu|tr|củ|chai)
(tháng|mỗi tháng|một tháng|1 tháng) (cũng |là |được |chừng |khoảng |tầm |cỡ )?(cũng |là |được |chừng |khoảng |tầm |cỡ )?({todo}|{to}tr)( )?(đô|usd|$|u|đô la)?
({to})( )?(triệu|tr|củ|chai|trịu)( )?(/|một |1 |mỗi |)( )?tháng
({to})tr( )?(/|một |1 |mỗi )( )?(tháng|th|t)
({todo})( )?(đô|đô la|usd|$|u|usdt)( )?(/|một |1 |mỗi )?( )?(tháng|th|người|cô)
(trả|nó trả|chủ trả|bên đó trả) (hơn |tới |cả |được |mình )?(hơn |tới |cả |được |mình )?({todo}|{to})( )?(đô|usd|triệu|củ|$|đô la)
{tien}( )?(một |1 |mỗi |/)( )?(đêm|tối|tiếng|giờ nhắn|lần quét|clip|show|phút)
(#|hai|ba|bốn|một|vài|mấy|#-#)( )?(triệu|tr|củ|chai|đô|usd)( )?(một |1 |mỗi |/)( )?(ngày|đêm|buổi|tối|tuần)
(ngày|mỗi ngày|một ngày|tối|mỗi tối|đêm|mỗi đêm) (# |#|vài |mấy |hai |ba |bốn |năm |sáu |bảy |tám |cả )(# |#|vài |mấy |hai |ba |bốn |năm |sáu |bảy |tám |cả )?(trăm|trăm k|triệu|củ|chai|trăm nghìn)
#( )?(phút|tiếng|giờ) (sau |là )?(nhận|có|thu|về|lãi|được) (về |ngay |liền |lại )?(về |ngay |liền |lại )?{tien}
(thưởng|hoa hồng|tip|bo|bonus|khách cho) (không giới hạn|khủng|hậu hĩnh|cực cao|nhiều lắm|rất cao|cả triệu|tiền triệu|bạc triệu|thoải mái|nhiều hơn lương|gấp đôi lương)
(vốn|bỏ|nạp|đầu tư)( ~)? (lời|lãi|thu về|thành|nhận lại) {tien}
(lãi|lợi nhuận|lời|hoàn vốn) (cam kết |lên đến |tới |từ |khoảng )?(cam kết |lên đến |tới |từ |khoảng )?#( )?%( )?(/|một |mỗi )?( )?(ngày|tuần|tháng)
{thunhap}( ~)? {cao}
(tiền|tip|bo|lương thưởng|thưởng|hoa hồng) {cao}
việc nhẹ( ~)? lương cao
(nhẹ|nhàn|nhàn hạ|nhẹ nhàng|thảnh thơi|ngồi mát|ngồi phòng lạnh) (mà |vẫn |lại |nhưng )?(lương|thu nhập|lãnh lương|ăn lương) cao
(lương|thu nhập|kiếm)( ~)? (gấp|hơn) (đôi|ba|bốn|hai|năm|mười|mấy|nhiều|cả chục|#|# #|2 3|3 4|đôi ba)( )?(lần)?( ~)? (ở nhà|quê|việt nam|vn|trong nước|bên mình|đi làm|công ty|công nhân|ở đây|lương|khu công nghiệp|hiện tại|giáo viên|bác sĩ|thành phố|sài gòn)?
(gấp|hơn) (đôi|ba|bốn|năm|mười|mấy|nhiều|hai|#|cả chục) (lần )?(lương|ở nhà|ở quê|làm công nhân|công nhân|đi làm công ty|so với|bên mình|việt nam|vn|làm ở)
(bằng|hơn) (cả )?(năm|nửa năm|mấy tháng|# tháng|cả năm|hai tháng|ba tháng|1 năm|một năm)( ~)? (ở nhà|ở quê|làm|lương|công nhân|cày|đi làm)
(kiếm|thu|lãi|lời|lãnh|bỏ túi|nhận|có)( ~)? {tien}( )?(một|1|mỗi|/|trên|1 |một |trong)?( )?(ngày|đêm|tối|buổi|tiếng|giờ|hôm|ca|tuần|phút)
(ngày|mỗi ngày|một ngày|tối|mỗi tối|đêm|mỗi đêm|buổi|tuần) (kiếm|thu|được|lãnh|nhận|lời|lãi|cũng|dc|đc|có|ăn|bỏ túi|ít nhất|tệ nhất|bèo nhất|kiếm được|cũng được|nhẹ nhàng|cũng kiếm) (cũng )?(được |đc |dc |ít nhất |nhẹ |nhẹ nhàng |bèo |tệ |khoảng |cỡ |hơn |tầm )?({tien}|vài trăm|mấy trăm|cả triệu|bạc triệu|tiền triệu)
(tháng|mỗi tháng|một tháng|1 tháng) (lãnh|kiếm|cầm|gửi về|bỏ túi|để dành|dư|thu|ít cũng|bèo|tệ|nhẹ|cũng|cầm chắc|được|thực nhận|về tay|chắc tay)( ~)? ({to}|{loto})( )?(triệu|tr|củ|chai)
(ít nhất|bèo nhất|tệ nhất|tối thiểu|thấp nhất|rẻ nhất|kém nhất|lười nhất|dở nhất|bèo|nhẹ nhàng) (cũng |mỗi tháng |tháng |một tháng |phải |là |được )?(cũng |mỗi tháng |tháng |một tháng |phải |là |được )?({to}|{loto}|#)( )?(triệu|tr|củ|chai|đô|usd)
(vài|mấy|hai|ba|bốn|một|1|2|3|5|#) vạn (tệ)?
(8000|8.000|9000|9.000|10000|10.000|12000|12.000|15.000|15000|20.000|20000) tệ
(lương|trả|nhận) (bằng |theo )?(đô|usd|usdt|tiền đô|đô la|tệ)
(chưa|không|ko) (tính|kể|bao gồm) (tiền )?(tip|bo|thưởng|hoa hồng|tăng ca|khách cho)
(khách|đại gia|khách vip|khách tây) (bo|tip|cho|thưởng|boa|típ)( ~)? ({tien}|nhiều|mạnh|đậm|khủng|riêng|cả|sộp|hậu|thoải mái)
(đổi đời|thoát nghèo|làm giàu|giàu nhanh|giàu to|phất lên|lên đời|phú bà|đại gia|tự do tài chính|sống sung sướng|thay đổi cuộc đời|thay đổi số phận)
(xây|cất|mua|sắm|tậu) (được )?(nhà|xe|đất|vàng|sh|ô tô|nhà lầu|xe hơi|miếng đất)( ~)? (sau|trong|chỉ|cho ba mẹ|cho bố mẹ|cho mẹ|một năm|nửa năm|# tháng|# năm|hai năm|vài tháng)
(dễ|dễ như) (kiếm|kiếm tiền|ăn|như ăn kẹo|hái tiền|trở bàn tay)
(kiếm tiền|có tiền|tiền về|làm giàu) (nhanh|dễ|dễ dàng|khủng|cực nhanh|liền tay|mỗi ngày|tại nhà|ầm ầm|như nước|siêu dễ|siêu tốc)
(tiền|lương) (về|vô|vào|tươi|nhiều) (ầm ầm|như nước|đều đều|liên tục|trong ngày|mỗi ngày|đếm không xuể|tiêu không hết)
(mức lương|lương|thu nhập|tiền)( ~)? (không tưởng|ai cũng mơ|nhiều người mơ|mơ không thấy|ước mơ|hậu hĩnh|hậu hĩ|cao nhất thị trường|cao nhất khu|sốc|chạm nóc|lên tới|lên đến)
[sign no_skill_needed]
# No skill, school, language, experience or papers are asked
(khỏi|không cần|ko cần|k cần) (biết |kinh nghiệm |phải )?(biết |kinh nghiệm |phải )?(gì|gì hết|gì cả|biết gì)
(hổng|không|ko|k|chẳng|khỏi|khong) (cần |phải |đòi |yêu cầu )(cần |phải |đòi |yêu cầu )?(học|học bài|biết|giỏi|hồ sơ|thi|pha chế|gì|gì hết|kinh nghiệm)( gì| hết| cả| nhiều| nghề| tiếng| cao| bài)?( gì| hết| cả| nhiều| nghề| tiếng| cao| bài)?
(ai|người mới|mới|nam nữ) (cũng|đều) (nhận|làm được|ok|tuyển|vô được|xong)
(chưa|không|ko|k) (có kinh nghiệm|biết việc|biết nghề|biết gì|có nghề|biết tiếng|rành tiếng)( ~)? (được |có người |sẽ |cũng |có |bên |vẫn )?(được |có người |sẽ |cũng |có |bên |vẫn )?(đào tạo|dạy|chỉ|nhận|hướng dẫn|kèm|không sao|ok|training|được)
(tiếng|ngoại ngữ) (không biết|chưa biết|ko biết|dở|kém|bập bẹ|mù tịt)( ~)? (cũng|không sao|có|vẫn|lo gì)
(chưa học|chưa từng|chưa bao giờ) (nghề|làm|diễn|hát|đi làm|catwalk|chụp|bưng bê)( ~)? (cũng|vẫn|được|dạy|không sao|ok)
{khoi} (phải |có |biết |cần |học |qua |yêu cầu )?(phải |có |biết |cần |học |qua |yêu cầu )?(kinh nghiệm|kn|bằng|bằng cấp|bằng cấp gì|trình độ|tay nghề|chứng chỉ|ngoại ngữ|tiếng|tiếng anh|tiếng trung|tiếng nhật|tiếng hàn|biết tiếng|học vấn|học hành|học cao|hồ sơ|cv|sơ yếu|sơ yếu (lý|lí) lịch|(lý|lí) lịch|phỏng vấn|thi cử|thi|thi tiếng|học tiếng|biết gì|giỏi gì|biết nhiều|biết nghề|đào tạo|hát hay|giỏi|chữ|biết chữ|vốn|chuyên môn|(kỹ|kĩ) năng|nghề|ngoại hình|lớp mấy|kinh nghiệm gì|giấy tờ gì|xem bằng|topik|tocfl|hsk|jlpt|ielts|khám sức (khỏe|khoẻ))
({ko}|chưa) (có |biết |từng )?(kinh nghiệm|bằng cấp|bằng|tay nghề|nghề|tiếng|ngoại ngữ|chữ|trình độ|bằng cấp 3)( ~)? (cũng|vẫn) (được|đc|dc|ok|oke|nhận|làm được|vô được|đi được|tuyển|không sao|ko sao|có người|lương|làm)
({ko}|chưa) (biết|rành|giỏi|thạo|có|học|làm bao giờ)( ~)? (cũng |thì |sẽ |vẫn |đã )(được|đc|dc|ok|oke|nhận|không sao|ko sao|k sao|có người|chỉ|dạy|đào tạo|hướng dẫn|cầm tay|lo|kèm)
(ai|người nào) (cũng|đều) (làm được|làm đc|làm dc|nhận|đi được|học được|tham gia được|làm nổi|có thể làm|vào được|vô được)
(người|bạn) (không|chưa) (có |từng )?(kinh nghiệm|biết gì|bằng cấp)( ~)? (vào|tới|sang|làm)
cầm tay chỉ việc
chỉ cần (biết |có |em |bạn |siêng |chịu khó |thật thà |chăm chỉ |điện thoại |là |# |một |1 |cái |chiếc |biết dùng |dùng |thành thạo )?(biết |có |em |bạn |siêng |chịu khó |thật thà |chăm chỉ |điện thoại |là |# |một |1 |cái |chiếc |biết dùng |dùng |thành thạo )?(gõ|gõ phím|đánh máy|bấm|bấm điện thoại|điện thoại|lướt|lướt web|lướt mạng|nhắn tin|cười|nói chuyện|dùng điện thoại|xài điện thoại|facebook|zalo|máy tính|đọc|viết|biết chữ|siêng|chăm|chăm chỉ|chịu khó|thật thà|ngoan|sức (khỏe|khoẻ)|ngoại hình|gương mặt|đọc viết|biết đọc|trung thực|nghe lời|mạng|wifi|khuôn mặt|nói tiếng việt|tiếng việt|có mặt|cccd|căn cước|đi chơi)
(biết|rành) (gõ|bấm|dùng|xài|lướt|đánh|đọc|sử dụng) (máy|chữ|phím|điện thoại|máy tính|mạng|facebook|fb|zalo|vi tính|internet|viết)( cơ bản)? (là|thì|là đã|là có thể)( )?(được|đủ|đc|ok|làm|nhận|xong|dc|đã)
(biết|chỉ cần biết|chỉ biết) (gõ|bấm|dùng|xài|lướt|đánh|đọc) (máy|chữ|phím|điện thoại|máy tính|mạng|viết)
(trình độ|bằng cấp|học vấn|kinh nghiệm|tay nghề|tiếng|ngoại ngữ|học lực|quá khứ|tuổi tác|hình xăm|giới tính|(lý|lí) lịch) (gì |nào |thì )?(cũng được|cũng nhận|không quan trọng|ko quan trọng|k quan trọng|không thành vấn đề|không cần|ko cần|k cần|không yêu cầu|k yêu cầu|ko yêu cầu|khỏi lo|không bắt buộc|tính sau|học sau|bao nhiêu cũng|không phân biệt|tự do|bỏ qua|0)
không (phân biệt|kén|quan trọng|kể|xét|ngại|giới hạn|phân) (trình độ|bằng cấp|học vấn|học lực|kinh nghiệm|tuổi tác|tuổi|nam nữ|vùng miền|quá khứ|(lý|lí) lịch|ngoại hình|người|độ tuổi|bằng)
(học|mới học|chỉ học) (hết |xong |tới |đến )?(lớp|cấp) (#|hai|ba|năm|một|sáu|bảy|chín|mấy) (cũng|là|thì|vẫn) (được|nhận|đủ|ok|đi|làm|vẫn)
(mù chữ|ít học|học ít|nghỉ học|bỏ học|trượt đại học|rớt đại học|học dở|lười học|chưa tốt nghiệp|chưa học hết)( ~)? (cũng|vẫn) (được|nhận|làm|đi|ok)
(lao động|người) (phổ thông|tay chân|chân tay)
(yêu cầu|điều kiện|tiêu chuẩn)( gì)?:? (đơn giản|không|ko|k có|dễ|cực dễ|không có gì|thấp|không nhiều|không cao|duy nhất|chỉ cần)
(dễ học|dễ làm|dễ ợt|quen tay|học nhanh|học phát biết|học là biết|nhìn là biết|nhìn qua là|ai làm cũng được)
(nhận|tuyển) (cả |luôn )?(người |bạn |các bạn )?(chưa có|không có|chưa|không|ko có|k có|chưa biết|mới|tất cả|mọi|từ) (kinh nghiệm|tay nghề|nghề|bằng|biết việc|người mới|trình độ|đối tượng)
0 (kinh nghiệm|kn|bằng cấp)
[sign vague_duties]
# What the work is stays unclear
(việc|làm|công việc|cv)( ~)? (không khó|ko khó|không nặng|ko nặng|k nặng|nhẹ nhàng|dễ thôi|dễ ợt|không vất vả|ko vất vả|không có gì nặng|không cực|hổng cực|sướng lắm|thoải mái lắm)
(làm|phụ|giúp) (gì|việc) (cũng |thì |(tùy|tuỳ) )?((tùy|tuỳ)|được|chị chỉ|anh chỉ|chủ sai|chủ giao|người ta chỉ|sắp xếp|bên đó)
(qua|sang|lên|tới)( ~)? (chị|anh|người ta|chủ|bên đó|công ty|quản (lý|lí)) (sẽ )?(chỉ|xếp việc|giao việc|sắp xếp công việc|phân việc|bố trí việc|xếp cho|sắp cho)
(có|kiếm được|giới thiệu) (chỗ|mối|kèo|việc|job) (này )?(ngon|thơm|được lắm|nhàn|nhẹ|hay|ổn|dễ|tốt)
(làm|việc) (bên|ở|trong|cho) (công ty|quán|khách sạn|casino|văn phòng|nhà hàng|chỗ) (của )?(anh|chị|bạn|người quen|họ) (nhẹ|dễ|nhàn|thôi)
(ngồi máy tính|ngồi máy|bấm máy|làm máy tính|ngồi văn phòng|coi máy|trông máy) (thôi|là chính|nhẹ|cho vui|là được)
(vui vẻ|chiều|tiếp|chăm|làm vui lòng|giao lưu) (với )?khách (thôi|chút|một chút|tí|là được|là tip|cho vui)
(nhẹ|dễ|đơn giản|nhàn) (lắm|thôi|hều|tênh|ợt|ẹc|mà) (em|bạn|cháu|con|không|ai|, )?
(qua|sang|lên|tới) (rồi|đó|nơi) (em |sẽ |khắc )?biết
(hàng gì|chở gì|trong đó gì|bên trong|gói gì|khách nào) (thì |mình |em |anh em )?(thì |mình |em |anh em )?(khỏi|đừng|không cần|ko cần|miễn|không) (hỏi|biết|mở|tò mò)
(đừng|khỏi|không cần|ko cần|không) (hỏi|mở|biết|tò mò) (hàng gì|bên trong|trong đó|nhiều|làm gì|(kỹ|kĩ)|chi tiết|(lý|lí) do|gói|ai)
(việc|công việc) (gì|cụ thể|chi tiết|thì) (cũng |thì )?(từ từ|tính sau|sẽ|bàn sau|nói sau|gặp|(tùy|tuỳ)|đơn giản|dễ|chưa tiện)
(chỉ là|chỉ|cứ) (đi theo|có mặt|đứng|ngồi|đi cùng|ngồi cho có|ở đó|trông|xuất hiện) (là |thôi|cho |máy|điện thoại|làm cảnh|dự|ăn)
(việc vặt|việc lặt vặt|việc linh tinh|làm lặt vặt|mấy việc nhỏ|chạy việc|việc hậu cần|việc văn phòng nhẹ|việc trong nhà nhẹ)
(hỗ trợ|phụ trách|làm) (dự án|hậu cần|vận hành|mảng online|truyền thông|nội bộ) (bên|cho|ở|của|nước ngoài|quốc tế|thôi)
(qua|sang|lên|ra) (đây |bên này |đó |bển |làm )?(đây |bên này |đó |bển |làm )?(phụ|làm|giúp) (với )?(anh|chị|tao|mình|chú|cô|dì) (cho vui|chút|một tay|ít việc|mấy việc|nhẹ nhàng|là được)
(qua|sang|tới|lên) (làm|phụ) (với|chung với|cùng) (chị|anh|tao|tụi chị|mình) cho vui
(việc|làm) (chân tay |nhẹ nhàng |)(gì|nào) (cũng có|cũng được|cũng nhận)
(có|nhiều|đủ) việc (cho |để |mà )?(cho |để |mà )?(làm|em|mày|ai)
(công việc|việc|cv|làm|job|việc làm|vc) (thì |cực |cũng |rất |siêu |hết sức |toàn |là |khá |bên đó |bên này |bên ấy |ở đó |này |chỉ |văn phòng |online )?(thì |cực |cũng |rất |siêu |hết sức |toàn |là |khá |bên đó |bên này |bên ấy |ở đó |này |chỉ |văn phòng |online )?(nhẹ nhàng|đơn giản|nhẹ thôi|nhẹ lắm|dễ thôi|dễ lắm|dễ dàng|nhàn|nhàn hạ|nhẹ tênh|nhàn nhã|lặt vặt|linh tinh|vặt|vặt vãnh|nhẹ hều|(khỏe|khoẻ)|(khỏe|khoẻ) re|sướng|thoải mái|gọn nhẹ|nhàn tênh|dễ ợt|tay trái|bình thường|trong mát|nhàn lắm)
(việc|công việc|làm) (chỉ là |là |chỉ |cũng |toàn )?(ngồi )(máy|máy lạnh|phòng lạnh|phòng máy lạnh|mát|văn phòng|trong phòng|bấm|chơi|gõ|trước máy|máy tính)
(ngồi|làm) (máy lạnh|phòng lạnh|phòng máy lạnh|mát|trong mát|điều (hòa|hoà)|phòng điều (hòa|hoà)|văn phòng máy lạnh)
(chỉ|chỉ cần|chỉ việc|chủ yếu|chủ yếu là|toàn|cứ|chỉ phải) (là )?(ngồi|bấm|ngồi chơi|ngồi máy|tiếp chuyện|làm theo|nghe theo|nghe lời|theo|đi theo|ngồi cùng)
(làm|cứ|chỉ cần|chỉ việc|nghe) (làm |nghe |theo |đúng )?(làm |nghe |theo |đúng )?(theo|lời|như) (hướng dẫn|người|trưởng nhóm|chỉ dẫn|leader|quản (lý|lí)|anh|chị|lời|tổ trưởng|chủ|mẫu|kịch bản|sếp|bảo|dặn|chỉ đạo|yêu cầu|người ta)
(sếp|chủ|quản (lý|lí)|trưởng nhóm|tổ trưởng|leader|anh|chị|người ta|bên đó|họ|khách) (bảo|sai|kêu|nói|giao|biểu|yêu cầu|cần|nhờ|chỉ) (gì|sao|đâu|việc gì|cái gì|chi|nấy) (thì |là |mình )?(làm|làm nấy|nấy|làm vậy|mình làm|em làm|nghe|theo)
(ai|ai|họ) (nhờ|bảo|sai|kêu|biểu) (gì|chi|sao) (thì )?(làm|nấy)
(công việc|việc|cụ thể|chi tiết|nội dung|việc gì|cv|làm gì|phân công|vị trí|bộ phận|công đoạn) (cụ thể |chi tiết |thì |sẽ |thế nào |gì |ra sao |như nào |là )?(cụ thể |chi tiết |thì |sẽ |thế nào |gì |ra sao |như nào |là )?(nói sau|trao đổi sau|tính sau|qua đó|sang đó|tới đó|tới nơi|đến nơi|gặp rồi|gặp mặt|biết sau|trao đổi riêng|sắp xếp|qua|sang|gặp|khi gặp|được phổ biến|phân|phân công|bố trí|giao sau|nói rõ sau|nói (kỹ|kĩ) sau|(tùy|tuỳ)|(tùy|tuỳ) người|ib|inbox|nhắn riêng|từ từ|bàn sau|nói riêng|được giao|chỉ sau|giải thích sau|ở đó nói)
(qua|sang|tới|đến|gặp|vô|vào|ra|lên) (đó |đấy |nơi |bên đó |bển |trực tiếp |mặt |nhau )?(rồi |sẽ |mới |anh |chị |người ta |em |họ |thì |là )(rồi |sẽ |mới |anh |chị |người ta |em |họ |thì |là )?(giao việc|phân việc|phân công|chỉ việc|xếp việc|sắp xếp|bố trí|giải thích việc|phổ biến việc|sắp việc|chỉ làm gì)
(ai|người ta|bên đó|bên|họ) (cần |thiếu |nhờ )?(gì|đâu) (thì |là )?(làm|phụ|giúp|xếp) (nấy|đó|việc)?
(phụ|giúp|phụ giúp|đỡ đần|đỡ|hỗ trợ|làm|lo|trông) (mấy |các |những |chút |vài |một vài |một số |ít )?(việc|công việc|chuyện) (vặt|lặt vặt|linh tinh|nhỏ|nhẹ|vặt vãnh|cần thiết)
(phụ|giúp|làm) (quán|chị|anh|việc|cho chị|cho anh|chủ|nhà hàng|tiệm|tiệc|sự kiện) (thôi|nhẹ|mấy việc|là chính|lặt vặt|việc nhẹ)
(tiếp|ngồi với|ngồi cùng|vui cùng|rót|uống với|uống cùng|làm vui|làm quen|giao lưu) (khách vip|khách vip nước ngoài|các sếp|sếp|ông chủ|đại gia|đối tác|mấy anh|doanh nhân|khách nước ngoài|khách sộp|khách hát|khách quen)
(không|ko|k|chẳng|chả|hổng|khỏi) (có gì |phải |gì |mấy |cực |làm gì |việc gì )?(có gì |phải |gì |mấy |cực |làm gì |việc gì )?(nặng|nặng nhọc|vất vả|khó|khó khăn|phức tạp|cực|mệt|cực nhọc|khổ|động tay|lao động nặng)( gì| nhọc| đâu| lắm| hết)?
(dự án|project|job|kèo|mối|chỗ|việc) (mới |nước ngoài |hot |thơm |ngon |lớn |xịn |riêng |ổn |quốc tế |tốt )(bên|của|cho|cần|đang|thôi|này|lắm|ở|nè)?
(việc|job|kèo|mối|chỗ) (ngon|thơm|xịn|hot|tốt lắm|ok lắm|ổn lắm)
làm (gì|j|việc gì) (thì |cũng )?(sang|qua|tới|gặp|nói|không nói|ko nói|tính|từ từ|dễ|(tùy|tuỳ))
[sign upfront_payment]
# A fee, deposit or cost is to be paid before
(ứng|ứng trước|bỏ vốn|ứng vốn|thanh toán trước|bỏ tiền)( ~)? (đơn|giá trị đơn|vốn|hàng|nhiệm vụ|app|ví)( ~)? (#|{tien}|hoàn|trả)
(gửi|chuyển|ck|chuyển khoản|đóng|nộp|nạp|đặt cọc|cọc|đặt trước|bank) (cho |chị |anh |em |trước |bên em |bên mình |qua |tạm )?(cho |chị |anh |em |trước |bên em |bên mình |qua |tạm )?{tien}
(đóng|nộp|đặt|gửi|chuyển|chuyển khoản|ck|nạp|trả trước|cọc|đặt cọc|đóng trước|nộp trước|chồng|đưa|đưa trước|chuẩn bị|thanh toán|mất|tốn|thu|thu trước|bank|bắn|banking|chi) (trước |cho |anh |chị |em |bên mình |bên em |khoảng |một phần |chút |ít |có |chỉ |mỗi |thêm |tiền |phí |nhẹ |lại |cọc |tạm |đủ |tầm |hết )?(trước |cho |anh |chị |em |bên mình |bên em |khoảng |một phần |chút |ít |có |chỉ |mỗi |thêm |tiền |phí |nhẹ |lại |cọc |tạm |đủ |tầm |hết )?{tien}( ~)? (phí|cọc|hồ sơ|giấy tờ|visa|vé|giữ chỗ|giữ suất|làm|đào tạo|đồng phục|khám|hộ chiếu|lệ phí|chống trốn|thế chân|(ký|kí) quỹ|kích hoạt|mở|để|là|rồi|xét|dịch vụ|môi giới|đặt chỗ|bảo lãnh|bảo đảm|ghi danh|đăng (ký|kí)|nhận việc|tài khoản|rút|thuế|nhiệm vụ|học phí|vô|vào|xác minh)
(phí|tiền|chi phí|lệ phí|cọc|tiền cọc|đặt cọc|(ký|kí) quỹ|thế chân|tiền thế chân) (hồ sơ|giấy tờ|giữ chỗ|giữ suất|làm hồ sơ|làm giấy tờ|đào tạo|đồng phục|khám|khám sức (khỏe|khoẻ)|hộ chiếu|lệ phí|môi giới|dịch vụ|xử (lý|lí)|ghi danh|đăng (ký|kí)|xét duyệt|nhận việc|mở tài khoản|kích hoạt|xác minh|xác nhận|bảo lãnh|bảo đảm|đảm bảo|chống trốn|làm thủ tục|thủ tục|ban đầu|đi đường|đặt chỗ|trọn gói|tham gia|thành viên|nâng cấp|rút tiền|giải ngân|bảo hiểm khoản vay|test|thử|casting|chụp ảnh|profile|suất|cọc|khởi hành|luật sư|bảo mật|giữ hồ sơ|thi|thi tuyển|ma két)?( )?(là|chỉ|khoảng|hết|:|tầm|cỡ|có|=|trước|mất|từ|trọn gói|chỉ có|vỏn vẹn|tổng cộng|tổng)?( )?{tien}
(đóng|nộp|đặt|gửi|chuyển|chuyển khoản|ck|nạp|đưa|thu|cần|phải|thanh toán|đặt cọc|mất|xin) (trước |cho |tiền |một ít |chút |chút ít |ít |khoản |em |anh |chị |bên mình |bên em |phải |chỉ |nhẹ |một |1 |trước một |# )?(trước |cho |tiền |một ít |chút |chút ít |ít |khoản |em |anh |chị |bên mình |bên em |phải |chỉ |nhẹ |một |1 |trước một |# )?(phí|cọc|tiền cọc|lệ phí|thế chân|tiền thế chân|(ký|kí) quỹ|tiền giữ chỗ|phí giữ chỗ|phí hồ sơ|tiền hồ sơ|tiền làm giấy|tiền làm giấy tờ|phí giấy tờ|phí visa|tiền vé|tiền visa|phí dịch vụ|phí môi giới|phí đào tạo|phí đồng phục|phí ban đầu|tiền trước|phí tham gia|phí kích hoạt|phí xác minh|phí bảo đảm|phí bảo lãnh|phí nhận việc|tiền đồng phục|phí khám|phí rút|thuế|phí chống trốn|chi phí|phí giới thiệu|giữ chỗ)
(cọc|đặt cọc|đặt trước|đóng trước|nộp trước|trả trước|chuyển trước|thu trước|ck trước|gửi trước) (cho |tiền |một phần |anh |chị |bên mình |khoảng |có |chỉ |mỗi |nửa |một nửa |phân nửa |30% |50% |giữ chỗ |đủ |em )?(cho |tiền |một phần |anh |chị |bên mình |khoảng |có |chỉ |mỗi |nửa |một nửa |phân nửa |30% |50% |giữ chỗ |đủ |em )?({tien}|một nửa|nửa|phân nửa|#%|cọc|giữ chỗ|để giữ)
(cọc|đặt cọc|giữ chỗ|giữ suất|giữ slot|đặt chỗ|đặt suất|giữ vé) (trước |chỉ |khoảng |là |có |nhẹ )?(trước |chỉ |khoảng |là |có |nhẹ )?({tien}|trước|để|cho chắc|hôm nay|liền|ngay|rồi|mới)
{tien} (tiền |để |là |cho |phí |làm |thôi |)?(tiền |để |là |cho |phí |làm |thôi |)?(cọc|đặt cọc|giữ chỗ|phí hồ sơ|làm hồ sơ|hồ sơ|lệ phí|thế chân|phí|phí dịch vụ|phí visa|làm giấy tờ|phí giấy tờ|giữ suất|tiền cọc|tiền hồ sơ|(ký|kí) quỹ|bảo lãnh|chống trốn|đồng phục|đi đường|phí môi giới)
(nạp|nạp tiền|nạp vào|nạp trước|nạp thêm|nạp vốn|ứng vốn|bỏ vốn|đặt đơn|mua đơn|mua gói|mua combo|nâng cấp vip|lên vip|nâng vip|ứng tiền|ứng đơn|thanh toán đơn)( ~)? ({tien}|vào tài khoản|để nhận|nhận lại|làm nhiệm vụ|rút|hoàn|vô app|vào app|vào ví|mở|lên|vip|đơn|gốc|hoa hồng|gói|nhiệm vụ|vô tk|vào tk|hoàn lại|cả gốc|mới rút|mới được)
(hoàn|hoàn trả|trả lại|hoàn lại) (lại |tiền |cọc |phí |đủ |cho em |cho bạn |hết )?(lại |tiền |cọc |phí |đủ |cho em |cho bạn |hết )?(cọc|phí|tiền cọc|vốn) (sau|khi)( ~)? (tháng|lương|ca|làm|hợp đồng|đi làm|nhận việc|qua đó|tới nơi|hoàn thành|xong)
(cọc|phí|tiền này|tiền đó|tiền cọc|khoản này) (này |sẽ |được |đó |xong |lúc về |rồi )?(này |sẽ |được |đó |xong |lúc về |rồi )?(hoàn|trả|trả lại|hoàn lại|hoàn trả|được hoàn|lấy lại|khấu trừ)
(tổng chi phí|phí đi|suất đi|tiền đi|tổng phí|phí trọn gói) (đi |xuất cảnh |trọn gói |cả |chỉ |khoảng |là |hết |từ |có |tầm |tất cả |cho |đơn |:( )?)(đi |xuất cảnh |trọn gói |cả |chỉ |khoảng |là |hết |từ |có |tầm |tất cả |cho |đơn |:( )?)?{tien}
(phải|cần|muốn đi|muốn làm|muốn nhận)( ~)? (đóng|nộp|cọc|đặt cọc|nạp|chuyển)( ~)? (trước|mới|đã|rồi|phí)
(đóng|nộp|cọc|chuyển|nạp|ck|đặt cọc|đóng phí|gửi tiền|đóng tiền) (tiền |phí |xong |đủ |trước |cọc )?(tiền |phí |xong |đủ |trước |cọc )?(rồi|xong|trước|đủ|mới) (mới |thì |là |sẽ |em |anh |bên |được |ra |có )?(mới |thì |là |sẽ |em |anh |bên |được |ra |có )?(đi|bay|nhận|làm|ra visa|giữ|xuất cảnh|vô làm|có vé|duyệt|mở|rút|giải ngân|ghi danh|có|được|lo)
(stk|số tài khoản|tài khoản|chuyển khoản|ck|momo|ví momo)( ~)? (giữ chỗ|cọc|phí|hồ sơ|làm vé|làm visa|đặt chỗ)
[sign debt_or_penalty]
# An advance, a loan, costs taken from wages, or a fine for leaving
(làm|chạy|ở|đi) (bù|gán|trừ|trả) (lại |cho |hết )?(lại |cho |hết )?(nợ|tiền|khoản|công|chi phí|vé|phí)
(phá|(hủy|huỷ)|vi phạm|chấm dứt|bỏ|đơn phương) (ngang )?(hợp đồng|độc quyền|kèo|cam kết)( ~)? (đền|phạt|bồi thường|trả|{tien}|gấp)
(độc quyền|(ký|kí)|ràng buộc|cam kết) (# năm|ba năm|hai năm|năm năm|một năm)( ~)? (đền|phạt|bồi thường)
(bỏ về|về sớm|không ưng|không ở được|ly hôn|về trước|bỏ trốn|không sinh|đổi ý) (thì |phải |là |nhà gái )?(thì |phải |là |nhà gái )?(trả lại|hoàn lại|đền|bồi thường|hoàn|trả đủ|thối lại)
(ứng|tạm ứng|ứng lương|ứng tiền) (trước |liền |ngay |cho |lương |luôn |tiền |nóng |về |gia đình |nhà |tới |lên tới |đến |# )?(trước |liền |ngay |cho |lương |luôn |tiền |nóng |về |gia đình |nhà |tới |lên tới |đến |# )?(tháng|triệu|tr|củ|cho nhà|cho gia đình|gia đình|trước|về nhà|lương)
(tiền|chi phí|phí|vé|khoản)( ~)? (công ty|chủ|anh|chị|bên mình|bên đó|sếp|tàu) (trả trước|ứng|ứng trước|lo trước|chi trước)( ~)? (trừ|trả|hoàn|sau)
(em|chị|anh|bên mình|công ty|chủ|mỗi người) (em |chị |bên mình )?(trừ|cấn|thu lại) (lại |em |mỗi tháng |dần )?(lại |em |mỗi tháng |dần )?(#|{tien}|#%)
(trả|nộp|đóng|lo) (phạt |nợ |trước |tiền |phí |giùm |hộ )(phạt |nợ |trước |tiền |phí |giùm |hộ )?(cho em|cho bạn|cho mày|giùm|cho)( ~)? (em |bạn |rồi |mày )?(em |bạn |rồi |mày )?(qua|sang|làm|trả sau|làm trả|ở lại|ghi nợ|trừ)
(con lại|còn lại|phần còn lại|nửa còn lại|số còn lại|phần kia)( ~)? (làm trả|trả dần|trừ|làm rồi trả|trừ dần|trả sau|nợ lại)
(cho vay|cho mượn|cho ứng|hỗ trợ vay|vay trước) (# |100% |hết |toàn bộ |trước |tiền |lãi thấp |chi phí )?(# |100% |hết |toàn bộ |trước |tiền |lãi thấp |chi phí )?~ (trừ lương|trừ dần|chi phí|lãi|đi làm trả|làm trả|trả dần|trả sau|lương)
(ghi nợ|ghi sổ nợ|nợ công ty|nợ chủ|tính nợ|gán nợ|trả nợ dần|làm trừ nợ|làm trả nợ|làm trả dần|trừ nợ)
(mất|không hoàn|không trả lại|giữ luôn) (luôn |tiền |trắng )?(luôn |tiền |trắng )?(cọc|(ký|kí) quỹ|tiền (ký|kí) quỹ|tiền cọc|thế chân|lương)( ~)? (nếu|khi|bỏ|trốn|nghỉ)
(lương|tháng)( ~)? (giữ lại|giam lại|cầm lại|giam)( ~)? (thế chân|làm tin|cọc|# tháng|bảo đảm)?
(trừ|cấn trừ|khấu trừ|trừ dần|trừ vào|trừ từ|trừ bớt|trừ hết|trả dần|trả góp|cấn|thu lại|khấu|cắt) (lại |dần |hết |từ từ |tiền |vé |phí |mỗi tháng |hàng tháng |lần lượt |phần này |bớt |# |vào |từ |trong |qua |ở )?(lại |dần |hết |từ từ |tiền |vé |phí |mỗi tháng |hàng tháng |lần lượt |phần này |bớt |# |vào |từ |trong |qua |ở )?(lương|tiền công|tháng đầu|# tháng|mấy tháng|vài tháng|ba tháng|hai tháng|tháng lương|tiền lương|thu nhập|hoa hồng|hàng tháng|mỗi tháng|sau này|tiền làm)
(lương|tiền công|tháng lương|tháng đầu|mấy tháng đầu|# tháng đầu|hai tháng đầu|ba tháng đầu|vài tháng đầu|lương tháng đầu)( ~)? (trừ|cấn|khấu trừ|bị trừ|giữ lại|giữ|để trả|trả nợ|trả tiền|trả lại|bù|cầm|giam|gối đầu|không nhận|chưa có lương|không lương|không có lương|ko lương|làm không công)
(giam|giữ|gối|cầm|nợ|ôm|đọng) (lại |trước )?(# tháng |một tháng |hai tháng |ba tháng |tháng |nửa |nửa tháng |tháng đầu |1 tháng )?(# tháng |một tháng |hai tháng |ba tháng |tháng |nửa |nửa tháng |tháng đầu |1 tháng )?(lương|tiền công|tiền lương)
(cho |được |có thể |xin |sẽ |bên mình |chủ |công ty |sếp |ổng |tàu )?(ứng|tạm ứng|ứng trước|cho vay|cho mượn|mượn trước|vay trước|đưa trước|ứng tiền|ứng lương|cho ứng|tạm ứng trước) (cho |em |bạn |trước |luôn |lương |tiền |gia đình |ngay |một |1 |liền |nhà |nóng |khoảng )?(cho |em |bạn |trước |luôn |lương |tiền |gia đình |ngay |một |1 |liền |nhà |nóng |khoảng )?({tien}|lương|tiền|gia đình|trước|# tháng|cho nhà|trả nợ|tháng lương|tiền vé|chi phí|vé)
(làm|đi làm|qua đó làm|sang làm|vô làm|qua làm|đi) (rồi |để |mà |có lương |có tiền |xong |bù |mới |từ từ |rồi mới |là )?(rồi |để |mà |có lương |có tiền |xong |bù |mới |từ từ |rồi mới |là )?(trả|trả dần|trả nợ|trả lại|trừ|trừ nợ|trừ dần|hoàn lại|gửi trả|trả sau|cấn nợ|gán nợ)
(nợ|khoản nợ|tiền nợ|số nợ|tiền đó|khoản này|tiền này|số tiền này|khoản đó|chi phí|tiền vé|tiền xe) (này |đó |thì |sẽ |em |được |cứ )?(này |đó |thì |sẽ |em |được |cứ )?(trừ|tính|trả dần|trả sau|làm trả|trừ dần|cấn|ghi sổ|làm bù|bù|trả bằng|từ từ)
(phạt|bồi thường|đền|đền bù|đền hợp đồng|bồi thường hợp đồng|đền tiền|chuộc|chuộc thân|phạt tiền|phạt hợp đồng|chịu phạt|bồi hoàn|đền cọc|mất cọc|bị phạt|trả phí chuộc|mất trắng)( ~)? ({tien}|gấp|nếu|khi|bỏ|nghỉ|về|chi phí|hợp đồng|toàn bộ|trước hạn|tiền|lương|ngang)
(bỏ|nghỉ|về|trốn|bỏ về|nghỉ ngang|bỏ ngang|phá|tự ý|đổi ý|về trước|bỏ trốn|rút lui|bỏ cuộc|nghỉ sớm|nghỉ việc|về sớm|về giữa chừng|(hủy|huỷ)|muốn về|muốn nghỉ|không đủ|không đạt|nghỉ giữa chừng|hết hạn)( ~)? (phạt|đền|bồi thường|chuộc|mất cọc|mất tiền|bị phạt|trả đủ|trả hết|mất lương)
(nếu|ai|mà|lỡ)( ~)? (bỏ|nghỉ|về|trốn|đổi ý|không đi|ko đi|(hủy|huỷ)|phá|thôi)( ~)? (phạt|đền|bồi thường|trả|hoàn|mất|chịu|nợ|chuộc|tính|đóng)
(trả|làm|xong|hết|dứt|đủ|trừ) (đủ |cho |xong |hết |dứt |hết số |số )?(đủ |cho |xong |hết |dứt |hết số |số )?(nợ|tiền vé|chi phí|vốn|khoản nợ|số tiền|tiền ứng|tiền vay|tiền xe|hợp đồng) (đi |thì |rồi |mới |xong |là )?(đi |thì |rồi |mới |xong |là )?(mới|rồi|thì|được|về|nghỉ|cho về|lấy|nhận)
(lãi|lãi suất|lãi ngày|lãi mẹ|tiền lời) (# |là |mỗi |một |chỉ |cao )?(# |là |mỗi |một |chỉ |cao )?(%|phần trăm|ngày|tháng|đẻ lãi con|con)
((ký|kí)|viết|làm|ghi|điểm chỉ|lăn tay) (cái |giấy |một |1 |tờ |cho |sẵn |biên nhận )?(cái |giấy |một |1 |tờ |cho |sẵn |biên nhận )?(giấy nợ|giấy vay|giấy vay nợ|giấy mượn|giấy cam kết|cam kết|giấy nhận nợ|vay nợ|hợp đồng vay|nợ|giấy ghi nợ|giấy ứng)
(cầm|thế chấp|giữ|đưa|để lại|cầm cố) (sổ đỏ|giấy đất|sổ nhà|giấy xe|cà vẹt|cavet|giấy tờ đất|sổ đất)
(công ty|cty|chủ|bên đó|bên mình|chị|anh|sếp|bên em|bên này) (sẽ |cho |lo |bỏ tiền |ứng |đã |bỏ |chi |đầu tư |mua |)(sẽ |cho |lo |bỏ tiền |ứng |đã |bỏ |chi |đầu tư |mua |)?(trước|ứng trước|lo trước|trả trước|chi trước|bỏ tiền trước|bỏ ra trước|mua trước)
(đi|bay|qua|sang) trước (rồi )?(trả|tính|thanh toán|đóng|trừ) (sau|tiền sau|dần)
(bao|lo|chi|trả|ứng)( ~)? (rồi |sau đó |sau này |sau |khi có lương |tháng sau )(trừ|trả lại|hoàn|trả|cấn)( ~)? (lương|sau|dần|lại|tháng)
(bao|lo|trả) (nợ|hết nợ|tiền nợ|khoản nợ)( ~)? (rồi|sau|qua|sang|làm|trừ|với điều kiện)
(mang|còn|thiếu|ôm|gánh) (nợ|khoản nợ) (công ty|chủ|bên đó|bên mình|tiền vé|quán)
(không|ko|k|chưa) (có |được |trả |nhận |phát )?(có |được |trả |nhận |phát )?(lương) (tháng đầu|# tháng đầu|# tháng|mấy tháng đầu|thử việc|hai tháng|ba tháng|cho tới|đến khi|trong)
(lương|tiền) (trả|phát|lãnh|lĩnh|nhận|tính|đưa) (một lần |cuối |khi |sau |lúc |hết |vào |cục )?(một lần |cuối |khi |sau |lúc |hết |vào |cục )?(cuối chuyến|cuối vụ|cuối năm|hết hợp đồng|khi về|sau # tháng|hết chuyến|hết năm|lúc về|về bờ|xong hợp đồng|mãn hợp đồng)
[sign docs_taken]
# Passport, identity card or phone are handed over or kept
(gom|thu|giữ hộ|cất hộ|cất giùm|giữ giùm|thu giữ|tạm giữ|cầm giùm|cầm hộ|giữ dùm) (lại |luôn |hết |hộ |giùm |toàn bộ |tất cả |cái |các )?(lại |luôn |hết |hộ |giùm |toàn bộ |tất cả |cái |các )?({giayto}|điện thoại|đt)
{giayto} (thì |gốc |của em |của bạn |bản gốc |để |sẽ |phải |em |con |mọi người |cứ |tụi em )?(thì |gốc |của em |của bạn |bản gốc |để |sẽ |phải |em |con |mọi người |cứ |tụi em )?(chủ|sếp|quản (lý|lí)|công ty|cty|bà chủ|ông chủ|thuyền trưởng|tài công|văn phòng|anh|chị|bên đó|trung tâm|bên mình|chị hai|mami|má mì|tổ trưởng|leader) (đang |sẽ |cứ |đã |cũng )?(đang |sẽ |cứ |đã |cũng )?(giữ|cầm|cất|thu|gom|lo giữ|quản (lý|lí)|(khóa|khoá))
{ta} (sẽ |phải |đều |cũng |xin |luôn |có |được |chỉ |đang |đã |tạm |thì |đứng ra |bên đó )?(sẽ |phải |đều |cũng |xin |luôn |có |được |chỉ |đang |đã |tạm |thì |đứng ra |bên đó )?(giữ|cầm|thu|gom|cất|quản (lý|lí)|bảo quản|lưu|lưu giữ|giữ hộ|cất hộ|cầm hộ|giữ giùm|cất giùm|cầm giùm|giữ giúp|thu giữ|thu lại|tạm giữ|cất giữ|(khóa|khoá)|giữ dùm|coi sóc|trông) (lại |luôn |tạm |hết |hộ |giùm |dùm |giúp |toàn bộ |tất cả |cho em |cho |cái |sổ |các |mọi |bản gốc |bằng )?(lại |luôn |tạm |hết |hộ |giùm |dùm |giúp |toàn bộ |tất cả |cho em |cho |cái |sổ |các |mọi |bản gốc |bằng )?({giayto}|điện thoại|đt)
{giayto}( ~)? (để |sẽ |được |phải |thì |do |cứ |đều |gửi |là |đưa |nằm |nộp )(để |sẽ |được |phải |thì |do |cứ |đều |gửi |là |đưa |nằm |nộp )?~ (giữ|cầm|thu|cất|quản (lý|lí)|bảo quản|gửi lại|giữ hộ|trong tủ|két|két sắt|ở văn phòng|tại văn phòng|lại|cho chủ|cho quản (lý|lí)|cho công ty|cho sếp|gom|nộp lại|cất giữ|tủ sắt|tại quầy|ở quầy|ngăn kéo|tủ (khóa|khoá)|chung)
{giayto} (của em |của bạn |của con |gốc |thì |các bạn |mọi người |anh em |cứ |bạn |em |sẽ |để |tạm )?(của em |của bạn |của con |gốc |thì |các bạn |mọi người |anh em |cứ |bạn |em |sẽ |để |tạm )?({ta}) (sẽ |đang |cứ |để |)?(sẽ |đang |cứ |để |)?(giữ|cầm|cất|thu|quản (lý|lí)|bảo quản|lo giữ|giữ hộ|cầm giùm|cầm hộ|cất giùm|(khóa|khoá))
(đưa|nộp|giao|gửi|trao|bàn giao|nộp lại|gửi lại|để lại|đem|mang|(ký|kí) gửi|giao nộp|đưa lại) (lại |hết |luôn |cho |tạm |trước |cái |cuốn |em |anh |chị |bản |sổ |tất cả |toàn bộ )?(lại |hết |luôn |cho |tạm |trước |cái |cuốn |em |anh |chị |bản |sổ |tất cả |toàn bộ )?{giayto} (gốc |bản gốc |lại |của em |của bạn |này |(tùy|tuỳ) thân )?(gốc |bản gốc |lại |của em |của bạn |này |(tùy|tuỳ) thân )?(cho|lại|tại|ở|trước|để|vào|ngay)( ~)? (giữ|chủ giữ|quản (lý|lí)|công ty|cty|chủ|sếp|tài công|thuyền trưởng|bà chủ|ông chủ|bảo vệ|anh giữ|chị giữ|văn phòng|tạm trú|cất|quầy|lái xe|tài xế|người|hết hợp đồng)
(đưa|nộp|giao|gửi|trao) (cho |lại )?({ta}|lái xe|tài xế|người dẫn|người đón|người ta) (giữ |cất |cầm |luôn |giữ hộ |hết |lại )?(giữ |cất |cầm |luôn |giữ hộ |hết |lại )?{giayto}
(tới nơi|đến nơi|qua đó|sang đó|xuống sân bay|xuống xe|vào|vô|nhận phòng|nhận việc|ngày đầu)( ~)? (nộp|đưa|giao|gửi|thu|gom|để) (lại |hết |luôn |cho )?(lại |hết |luôn |cho )?({giayto}|{dienthoai})
{giayto}( ~)? (trả lại|trả|lấy lại|nhận lại|hoàn lại|lấy|phát lại) (cho |em |bạn )?(cho |em |bạn )?(sau khi|khi|lúc|khi nào|sau|vào ngày|mới|lúc về)( ~)? (hết|xong|hợp đồng|trả|nợ|về|đủ|hoàn thành|mãn)
(khi|lúc|chừng|bao giờ) (nào )?(hết hợp đồng|xong|trả hết nợ|về|hết hạn|về nước|đủ hợp đồng)( ~)? (trả|lấy lại|nhận lại|phát lại)( ~)? {giayto}
(điện thoại|đt|máy|phone|sim)( ~)? (để|nộp|gửi|cất|thu|giữ|gom|bỏ) (lại |ở |tại |vào |vô |trong |cho |ngoài |bàn |cửa |quản (lý|lí) |chung )?(lại |ở |tại |vào |vô |trong |cho |ngoài |bàn |cửa |quản (lý|lí) |chung )?(cửa|bàn|tủ|quầy|cổng|rổ|phòng bảo vệ|quản (lý|lí)|bảo vệ|ca làm|lại|locker|chủ|chung|hộp|giỏ|công ty|hết ca|tổ trưởng)
(giờ làm|trong ca|vào ca|đi làm|làm việc|vô ca|vào xưởng|trên tàu)( ~)? (thu|nộp|gửi|cất|không được dùng|không dùng|ko dùng|không mang|cấm|để) (lại )?(điện thoại|đt|phone)
(giữ|cầm) (để |cho )?(khỏi|tránh|đỡ|chống|an toàn|yên tâm|làm tin|làm thủ tục|đăng (ký|kí)|cho khỏi) (bị )?(mất|trốn|thất lạc|rơi|rớt|lạc|cướp|bỏ trốn)?
(làm tin|làm thế chấp|làm bằng)( ~)? {giayto}
{giayto}( ~)? (làm tin|thế chấp|cho khỏi mất|khỏi mất|khỏi thất lạc|tránh thất lạc|sợ mất|kẻo mất|cho an toàn|cho chắc)
[sign confinement]
# Not free to leave or to go out, guarded, phone restricted
(ra ngoài|đi chợ|đi đâu|ra phố|đi chơi|mua sắm) (chỉ |phải |thì |đều |luôn |khi |được )?(chỉ |phải |thì |đều |luôn |khi |được )?(đi cùng|đi với|theo|có|cùng|xin) (chủ|bà chủ|ông bà|quản (lý|lí)|người của|gia đình chủ|tài xế|phép|bảo vệ|cô chủ|người|anh|giấy)
(nhà|cửa|cổng|phòng|khu) (chủ |trọ |ở |luôn |lúc nào cũng |ngoài |ban đêm |đêm |sẽ |tập thể )?(chủ |trọ |ở |luôn |lúc nào cũng |ngoài |ban đêm |đêm |sẽ |tập thể )?((khóa|khoá)|(khóa|khoá) ngoài|đóng kín|(khóa|khoá) trái|(khóa|khoá) lại|có người gác|có chó|có bảo vệ gác)
(tuần|tháng) (được |mới |chỉ |có )?(được |mới |chỉ |có )?(gọi|liên lạc|nghỉ|ra ngoài|gọi về|điện về) (một|1|hai|#) (lần|buổi|cuộc|tiếng)
(wifi|mạng|điện thoại|internet) (thì |chỉ |bị |do |có |sẽ )?(thì |chỉ |bị |do |có |sẽ )?(quản (lý|lí) giữ|(khóa|khoá)|cắt|giới hạn|hạn chế|phát theo giờ|mở buổi tối|chủ giữ|chỉ buổi|chủ quản)
(không|ko|k|chưa) (được )?(về|ra) (giữa chừng|trước hạn|trước thời hạn|khi chưa|nếu chưa|lúc chưa)
(ở|sống) (tập trung|nội trú|trong khu|trong nhà chung|nhà chung|trong nhà chủ|tại chỗ) (có |không |tới |đến |suốt |và |cho tới )?(có |không |tới |đến |suốt |và |cho tới )?(người trông|quản (lý|lí)|được về|lúc sinh|bảo vệ|ra ngoài|khi sinh|hết|suốt|người canh)
(chừng nào|khi nào|bao giờ|đến khi) (đủ |đầy |hết |xong |trả |hoàn |làm )(đủ |đầy |hết |xong |trả |hoàn |làm )?~ mới (được |cho )?(vô bờ|vào bờ|về|lên bờ|cho về|được về|ra)
(ghe|tàu|thuyền)( ~)? (mới vô bờ|mới vào bờ|mới về bờ|mới ghé bờ|không vô bờ)
(ăn|ở|ăn ở|sống|sinh hoạt|ngủ|làm|ăn uống|ăn ngủ) (luôn |tập trung |hết |đều |và |ở |làm |tại chỗ |ngay |nghỉ |chung )?(luôn |tập trung |hết |đều |và |ở |làm |tại chỗ |ngay |nghỉ |chung )?(trong|tại|bên trong|ở trong) (khuôn viên|khu|khu vực|(tòa|toà)|(tòa|toà) nhà|công ty|cty|nội khu|khép kín|compound|khu nhà|khu làm việc|campus|building|(ký|kí) túc|nội bộ|khu công ty|đó luôn)
(mọi thứ|tất cả|cái gì|đầy đủ|có đủ|cần gì|muốn gì|thứ gì|căng tin|siêu thị|có sẵn|canteen) (cũng |đều |có |sẵn |ở |nằm |hết |đủ |mua |thứ )?(cũng |đều |có |sẵn |ở |nằm |hết |đủ |mua |thứ )?(trong|bên trong|ở trong|tại) (khuôn viên|khu|(tòa|toà) nhà|khu vực|nội khu|công ty|đó|compound|đấy|này|luôn)
{khoi} (phải )?(ra ngoài|đi đâu|bước ra|ra khỏi|ra đường|ra phố|đi ra ngoài|ra cổng)
{dung} (được |cho |ai |tự ý |tự |phải |nên |đi |bước |phép |có |một mình )?(được |cho |ai |tự ý |tự |phải |nên |đi |bước |phép |có |một mình )?(ra ngoài|ra khỏi|đi lại|ra cổng|rời khỏi|đi đâu|ra đường|bước chân ra|ra phố|đi một mình|lên bờ|về thăm|tự ý ra)
(ra ngoài|ra khỏi cổng|ra cổng|đi ra ngoài|đi đâu|ra vào|đi chợ|ra khỏi|lên bờ|rời khu|ra đường) (thì |là |đều |cũng |phải |cần |mà )?(thì |là |đều |cũng |phải |cần |mà )?(xin phép|báo|có người|có phép|phép|đi cùng|được duyệt|duyệt|hạn chế|quản (lý|lí)|kiểm soát|đăng (ký|kí)|quẹt thẻ|có bảo vệ|bảo vệ|đi theo|giám sát|có giấy|có xe đưa)
(xin phép|báo cáo|được sự đồng ý|có giấy|được duyệt|đăng (ký|kí))( ~)? mới (được |đc |cho )?(ra|ra ngoài|đi|về|nghỉ)
(có |được |nhiều )?(bảo vệ|vệ sĩ|lính|người canh|camera|lính gác|an ninh|hàng rào|tường cao|cổng|cửa|người của chủ) (luôn |canh |gác |trực |kín |cao |được |lúc nào cũng |sẽ |có vũ trang |đứng |túc trực )?(luôn |canh |gác |trực |kín |cao |được |lúc nào cũng |sẽ |có vũ trang |đứng |túc trực )?(24/24|24/7|24 24|24h|canh|canh gác|gác|cả ngày|ngày đêm|cổng|nghiêm ngặt|kiểm soát|(khóa|khoá)|đóng|nghiêm|theo|kèm|giám sát|đi cùng|trực|đi theo|đưa đón|kín|suốt|suốt ngày|nghiêm lắm|bảo vệ|nghiêm túc)
(khu|khu vực|nơi ở|(ký|kí) túc|khuôn viên|(tòa|toà) nhà|chỗ ở|nhà|phòng|môi trường|chỗ làm) (làm việc |ăn ở |ở |sống |sinh hoạt |này |được |có )?(làm việc |ăn ở |ở |sống |sinh hoạt |này |được |có )?(khép kín|biệt lập|riêng biệt|an ninh nghiêm|canh gác|(khóa|khoá) cổng|bảo vệ nghiêm|kín cổng|nội bất xuất|được bảo vệ|(khóa|khoá)|rào kín|(khóa|khoá) cửa|nội bộ|quản (lý|lí) chặt)
(nội bất xuất|kín cổng cao tường|khép kín|đóng cổng|(khóa|khoá) cổng|(khóa|khoá) cửa|(khóa|khoá) trái|cửa (khóa|khoá)|nhốt)
(điện thoại|đt|gọi điện|gọi|gọi về|liên lạc|facebook|mạng|wifi|internet|zalo|gọi về nhà|gọi cho gia đình|điện về) (về nhà |gia đình |chỉ |được |mỗi |mới |cho |thì |dùng |có |bị |tuần |xài |cũng |một |1 |vào |cuối |nhà )?(về nhà |gia đình |chỉ |được |mỗi |mới |cho |thì |dùng |có |bị |tuần |xài |cũng |một |1 |vào |cuối |nhà )?(chủ nhật|một lần|1 lần|# lần|cuối tuần|tuần một lần|một tuần|giờ quy định|# phút|giám sát|hạn chế|cấm|sau ca|buổi tối|kiểm tra|ngày nghỉ|tháng một lần|trước mặt|lúc có quản (lý|lí)|hai lần|theo giờ)
(chỉ|mỗi) (được |cho |dùng |có |tuần |tháng |chủ nhật |ngày |một |1 )?(được |cho |dùng |có |tuần |tháng |chủ nhật |ngày |một |1 )?(gọi|điện|liên lạc|dùng điện thoại|dùng đt|nghỉ|ra ngoài|về) (điện |về |nhà |cho |mẹ |gia đình |thoại )?(điện |về |nhà |cho |mẹ |gia đình |thoại )?(một lần|1 lần|# lần|chủ nhật|cuối tuần|ngày chủ nhật|mỗi tuần|# phút|khi được|khi xin|hai lần|tháng một)
{dung} (được |cho |xài |phép )?(được |cho |xài |phép )?(dùng|sử dụng|xài|mang|cầm|gọi|lên|có) (điện thoại|đt|mạng|internet|facebook|điện về|về nhà|điện cho)
(không|ko|k|chẳng|khỏi|hổng|chưa) (có |được |cho |bao giờ )?(có |được |cho |bao giờ )?(ngày nghỉ|ngày phép|nghỉ|nghỉ ngày nào|nghỉ phép|nghỉ lễ|nghỉ chủ nhật|nghỉ tết|nghỉ ngơi)( nào| gì| đâu)?
(làm|trực) (suốt |liên tục |hết |cả |đủ |full |)(# tiếng|12 tiếng|14 tiếng|15 tiếng|16 tiếng|12h|14h|16h|tuần|tháng|# ngày|30 ngày|7 ngày|bảy ngày|quanh năm|ngày đêm|7/7|24/24|ba mươi ngày)( )?(một ngày|mỗi ngày|/ngày|/tháng|một tháng|không nghỉ|ko nghỉ|liền|mỗi tháng|một tuần)? (không nghỉ|ko nghỉ|không có ngày nghỉ|liên tục|cả tuần)
(trong|suốt|hết) (thời gian |# |hợp đồng |tháng |năm |một |hai |ba |nửa |đầu |cả )(thời gian |# |hợp đồng |tháng |năm |một |hai |ba |nửa |đầu |cả )?(tháng |năm |đầu |hợp đồng )?(tháng |năm |đầu |hợp đồng )?(không|ko|k|chưa) (được |cho |ai |có )?(được |cho |ai |có )?(về|ra|nghỉ|ra ngoài|về thăm|về nước|về nhà|rời|lên bờ|đi đâu)
(hết|đủ|xong|trả hết|làm đủ) (hợp đồng|# tháng|# năm|nợ|một năm|hai năm|chuyến|chỉ tiêu|kpi|doanh số|nửa năm|vụ) (rồi |thì |xong )?(mới |hẵng |hãy |được )(mới |hẵng |hãy |được )?(về|cho về|được về|ra|nghỉ|thả|đi|ra ngoài|gọi)
(ở|lênh đênh|đi|bám|trên) (biển|ngoài khơi|khơi|tàu|ngoài biển) (luôn |suốt |liên tục |liền |một mạch |từ |khoảng )?(luôn |suốt |liên tục |liền |một mạch |từ |khoảng )?(# tháng|mấy tháng|cả năm|nửa năm|# năm|sáu tháng|một năm|hai năm|chục tháng|# #)
(tàu|ghe|thuyền) (không |ko |ít khi |ít |chẳng |chưa )(ghé|cập|vào|vô|về) (bờ|bến|cảng)
(đi|ra) (đâu|ngoài|chợ|chơi) (cũng |đều |phải |là |luôn )(cũng |đều |phải |là |luôn )?(có người|có xe|người đi|có quản (lý|lí)|xin|người theo|người kèm|bảo vệ|có anh|có chị|có bảo vệ)
(có|luôn có) (người|xe|quản (lý|lí)|anh|bảo vệ) (đi |luôn |đưa |cùng |theo )(đi |luôn |đưa |cùng |theo )?(kèm|cùng|theo|giám sát|đón tận nơi|mọi lúc)
(kỷ luật|nội quy|quy định|quản (lý|lí)) (rất |nghiêm |chặt |ra vào |khá |thì )?(rất |nghiêm |chặt |ra vào |khá |thì )?(nghiêm|chặt|chặt chẽ|như quân đội|ra vào|nghiêm ngặt|quân đội|khép kín|hơi gắt)
((ký|kí) túc xá|ktx|chỗ ở|phòng ở|nhà ở) (ngay |nằm |luôn |ở )?(ngay |nằm |luôn |ở )?(trong|trên lầu|tầng trên|ngay trên|cùng (tòa|toà)|trong khu) (khu |công ty|cùng|(tòa|toà)|xưởng|làm|khuôn viên|chỗ làm)
(ở luôn|ở hẳn|ngủ lại|ở lại) (trong|tại) (nhà chủ|quán|xưởng|khu|tiệm|chỗ làm|công ty)
(không|ko|k) (cho |được |nhận |ai |tiếp )?(cho |được |nhận |ai |tiếp )?(thăm|tới thăm|vào thăm|khách|người ngoài|tiếp xúc|nói chuyện với người ngoài|giao du|giao tiếp với người ngoài|liên lạc)
[sign visa_mismatch]
# Tourist or no visa, papers arranged later, another purpose than the work
(visa|thị thực|miễn thị thực|miễn visa|dấu) (vào |nhập cảnh |là |thì |loại |cho |e )?(vào |nhập cảnh |là |thì |loại |cho |e )?(15|30|45|60|90|ba mươi|chín mươi|mười lăm|# )( )?(ngày|hôm)
(hết hạn|hết visa|hết # ngày|gần hết hạn|sắp hết)( ~)? (ra vào|gia hạn|đóng dấu|qua biên|ra rồi vào|đảo|làm lại dấu|chạy qua)
(visa|giấy tờ|giấy phép|hồ sơ) (lao động |làm việc |thì |gì |mấy cái |cứ )?(lao động |làm việc |thì |gì |mấy cái |cứ )?(chủ|công ty|sếp|bên đó|bên kia|người ta|tới nơi|qua|sang) (lo|làm|xin|đổi|chuyển) (sau|cho sau|khi qua|lúc qua|khi sang|dần|khi tới)
(đi|qua|sang|vào) (như |làm |kiểu |giống |giả |dạng )(như |làm |kiểu |giống |giả |dạng )?(khách|khách du lịch|đi chơi|đi tour|thăm bà con|người nhà|vợ chồng|đoàn du lịch|đi chợ|dân buôn|cô dâu)
(giấy thông hành|sổ thông hành|thông hành) (# ngày |một ngày |đi chợ |biên giới |đi trong ngày )?(# ngày |một ngày |đi chợ |biên giới |đi trong ngày )?~ (làm|ở lại|đi sâu|qua rồi|rồi ở)
(sang|qua) (rồi|đó|bên đó|trước)( ~)? (đăng (ký|kí)|cưới|làm giấy|nhập|kết hôn) (kết hôn |giấy tờ |tịch )?(kết hôn |giấy tờ |tịch )?(sau|bên đó|dần)
(khai|ghi|đăng (ký|kí)) (là |mục đích )?(là |mục đích )?(du lịch|thăm thân|tham quan|người thân|họ hàng|tình nguyện)
(sang|qua|tới|bên|lên) (đó |đấy |bên đó |nơi |bển |rồi )?(đó |đấy |bên đó |nơi |bển |rồi )?(thực chất|thực ra|chủ yếu|(kỳ|kì) thực|thật ra) (là )?(đi làm|làm)
(thực chất|thực ra|thật ra|chủ yếu) (là )?(sang |qua )?(để )?(đi làm|làm việc|đi cày)
(trốn|bỏ) (ra |trường |ra ngoài |lớp |đoàn )(ra |trường |ra ngoài |lớp |đoàn )?(làm|ngoài|ở lại)
(dấu|đóng dấu|mộc|hộ chiếu đóng dấu|giấy) (nhập cảnh )?(du lịch|tham quan)
(đi làm|làm thêm|làm)( ~)? (#|ba mươi|bốn mươi|năm mươi)( )?(giờ|tiếng|h)( )?(/|mỗi |một |1 )?( )?tuần( ~)? (nhà máy|xưởng|chỉ định|trung tâm)
(visa|thị thực|diện|dạng|đường|hộ chiếu|theo diện|hình thức|kiểu|tư cách) (đi |theo |là |loại |dạng )?(đi |theo |là |loại |dạng )?(du lịch|du khách|khách du lịch|tham quan|thương mại|# ngày|30 ngày|90 ngày|vãng lai|khách|một tháng|ba tháng|15 ngày|nghỉ dưỡng|hội nghị|evisa|e visa|thăm bà con)
(đi|sang|qua|nhập cảnh|vào|bay|xuất cảnh|vô|sang trước|qua trước|ra) (trước |bằng |theo |dạng |diện |kiểu |với |như |tư cách |đó |bên đó |đường )(trước |bằng |theo |dạng |diện |kiểu |với |như |tư cách |đó |bên đó |đường )?(du lịch|thăm thân|khách du lịch|tour|khách|tham quan|visa du lịch|du khách|diện du lịch|đi chơi|đám cưới|khách tham quan|hành hương|thăm người nhà|visa khách)
(du lịch|thăm thân|tham quan|visa du lịch) (trước|rồi|xong|sau đó|đã|để|qua|sang|cho nhanh|trước rồi) (tính |sẽ |chuyển |đổi |ở lại |làm |xin |gia hạn |bên đó |bên mình |mới |vào |sang |qua )(tính |sẽ |chuyển |đổi |ở lại |làm |xin |gia hạn |bên đó |bên mình |mới |vào |sang |qua )?
(visa|giấy phép|giấy tờ|work permit|giấy phép lao động|gpld|hồ sơ|thẻ lao động|giấy lao động|thủ tục|pháp (lý|lí)|hợp đồng) (lao động |làm việc |đi làm |thì |sẽ |cứ |để |qua |sang |tới |mấy cái |gì |đó |rồi )?(lao động |làm việc |đi làm |thì |sẽ |cứ |để |qua |sang |tới |mấy cái |gì |đó |rồi )?(tính sau|làm sau|lo sau|bổ sung sau|chuyển sau|đổi sau|hợp thức|hợp thức (hóa|hoá)|xin sau|qua đó làm|sang đó làm|qua đó lo|qua rồi làm|sang rồi làm|tới nơi làm|bên đó lo|bên đó làm|xong sau|bên kia lo|qua rồi tính|qua đó tính|làm bên đó|hoàn thiện sau|tới nơi lo|có người lo|sang rồi tính|làm lại bên)
(qua|sang|tới|đến|vào|vô) (đó |bên đó |đấy |nơi |bển |rồi |trước |làm |một thời gian |vài tháng |# tháng )?(đó |bên đó |đấy |nơi |bển |rồi |trước |làm |một thời gian |vài tháng |# tháng )?(sẽ |rồi |mới |thì |bên mình |công ty |chủ |là |người ta )?(sẽ |rồi |mới |thì |bên mình |công ty |chủ |là |người ta )?(chuyển|đổi|làm|xin|lo|cấp|hợp thức|gia hạn|chuyển đổi|hợp pháp (hóa|hoá)) (sang |qua |lại |cho |diện |thành |dần |(hóa|hoá) )?(sang |qua |lại |cho |diện |thành |dần |(hóa|hoá) )?(visa|giấy tờ|giấy phép|thẻ|work permit|diện|thẻ cư trú|giấy|hợp thức|giấy phép lao động|quốc tịch|thẻ lao động|lao động)
(chuyển|đổi|chuyển đổi) (từ |sang |qua |visa |diện |lại )(từ |sang |qua |visa |diện |lại )?(lao động|visa lao động|visa làm việc|visa đi làm|diện|visa|làm việc|định cư)
(không|ko|k|khỏi|chẳng|hổng|chưa) (cần |phải |có |làm |xin |yêu cầu |tốn )?(cần |phải |có |làm |xin |yêu cầu |tốn )?(visa|hộ chiếu|passport|giấy phép|giấy phép lao động|giấy tờ gì|giấy tờ|thị thực|work permit)( gì| lao động| cũng| vẫn| làm gì)?( gì| lao động| cũng| vẫn| làm gì)?
(hải quan|cửa khẩu|sân bay|nhập cảnh|xuất cảnh|công an|an ninh|bên kia|biên phòng|xuất nhập cảnh|người ta) (có |mà |họ |nếu )?(có |mà |họ |nếu )?(hỏi|kiểm tra|thắc mắc|chặn)( ~)? (nói|bảo|khai|trả lời|cứ|đáp|thì)( ~)? (du lịch|chơi|thăm|tham quan|công tác|bạn|người thân|đám cưới|mua sắm|chữa bệnh|khám|chùa|shopping|họ hàng)
(nói|khai|bảo|trả lời|đáp|ghi|báo) (là |với hải quan |em |mình |đi |là đi |chỉ |rằng |sang |qua )?(là |với hải quan |em |mình |đi |là đi |chỉ |rằng |sang |qua )?(đi )?(du lịch|đi chơi|thăm thân|thăm người nhà|tham quan|du khách|thăm bạn|chơi casino|chơi vài ngày|ăn cưới|đi chùa|khám bệnh|mua sắm|thăm chị|thăm bà con)
(trốn ra|trốn ở lại|bỏ trốn ra ngoài|làm chui|lao động chui|đi chui|làm lậu|ở lậu|không giấy tờ|bất hợp pháp|cư trú bất hợp pháp|đi bộ|đi lậu|đi đường bộ)
(vé khứ hồi|khách sạn|lịch trình|đặt phòng|vé về)( ~)? (cho có|đối phó|hải quan|hợp lệ|giả|ảo|để qua|cửa khẩu|cho hợp|làm màu|rồi (hủy|huỷ)|xuất trình)
(gia hạn|đảo visa|ra vào|đóng dấu|visa run) (visa )?(mỗi tháng|mỗi # |hàng tháng|# tháng một lần|liên tục|tại biên|rồi vào lại|rồi quay lại)
(kết hôn giả|hôn nhân giả|giả kết hôn|giấy kết hôn giả|bảo lãnh giả|giấy tờ giả|làm giả|tên người khác|hộ chiếu người khác|mượn tên|đứng tên khác|khai tăng tuổi|sửa tuổi|nâng tuổi|làm lại tuổi)
(du học|học tiếng|thực tập|visa du học|tu nghiệp) (là |để |chỉ |cho |trên |giấy tờ )?(là |để |chỉ |cho |trên |giấy tờ )?(danh nghĩa|cái cớ|hình thức|trên giấy|giấy tờ thôi|cho có|bình phong|cớ|để đi làm|đi làm là chính|làm là chính)
(lên lớp|đi học|học|tới trường) (ít |thôi |vài buổi |cho có |lấy lệ |# buổi |một buổi |đối phó |điểm danh )(ít |thôi |vài buổi |cho có |lấy lệ |# buổi |một buổi |đối phó |điểm danh )?~ (làm|còn lại|chủ yếu|là chính)
[sign irregular_route]
# The border is crossed by river, forest, night or side roads, avoiding checks
(né|tránh|vòng|lách|khỏi|bỏ) (được |qua |các |mấy |hết )?(được |qua |các |mấy |hết )?(chốt|trạm|biên phòng|công an|cửa khẩu|hải quan)
(lên|qua|tới|ra|đi) (tới |khu |gần |sát )?(tới |khu |gần |sát )?(biên|biên giới|mốc|cột mốc|bờ sông|bìa rừng) (ban đêm|lúc nửa đêm|ban khuya|chờ tối|đợi tối|rồi lội|rồi đi bộ|rồi qua sông|đi xuồng)
(chờ|đợi) (tối|đêm|trời tối|khuya) (thì |rồi |mới |hẵng )?(thì |rồi |mới |hẵng )?(đi|qua|sang|vượt|xuống)
(qua|sang|vượt) (con |đoạn |khúc )?(con |đoạn |khúc )?(sông|suối|biên|biên giới|rừng|mê kông|moei)( ~)? (bằng|đi) (phà nhỏ|xuồng|ghe|thuyền|đò|bè|xuồng máy|phao|đường mòn)
(xe tải|container|xe hàng|xe lạnh)( ~)? (qua rừng|qua biên|sang biên|xuyên rừng|trong thùng|qua cửa khẩu)
(đường|lối|đường đi|đường mòn|ngả) (mòn|tiểu ngạch|tắt|rừng|đồng|ruộng|sông|biển|vòng|phụ|riêng|nhỏ|chui|lậu|mở|bộ|núi|nội bộ|kín|lối mở|mòn lối mở|trong|quen|ngách|ngang)
(lối mở|tiểu ngạch|đường mòn|đi chui|vượt biên|vượt biển|nhập cảnh chui|đi lậu|chui qua|chui rào|trèo rào|leo rào|cắt đồng|băng đồng|băng ruộng|băng rừng|lội sông|lội suối|xuyên rừng|cắt rừng|vượt sông|bơi sông|vượt rào|qua hàng rào|leo núi|luồn rừng|vượt rừng|lội ruộng)
(qua|vượt|sang|băng|đi|chở|đưa|lội|chèo) (qua |khúc |con |bên kia |một |bằng |theo |đoạn |tắt )?(qua |khúc |con |bên kia |một |bằng |theo |đoạn |tắt )?(sông|suối|rừng|đồng|ruộng|kênh|mương|biên|biên giới|rạch|bờ sông|cánh đồng|rẫy|đồi|núi|bãi) (bằng |ban |lúc |vào |trong |buổi |rồi |là |một |đi |qua |thôi |tới |ban đêm|ban |chừng )?(bằng |ban |lúc |vào |trong |buổi |rồi |là |một |đi |qua |thôi |tới |ban đêm|ban |chừng )?(đêm|tối|ghe|xuồng|thuyền|đò|bộ|xe máy|xe ôm|nửa đêm|khuya|mảng|vỏ lãi|bè|# phút|bên kia|sáng sớm|tờ mờ|rạng sáng|phao|thuyền nhỏ|tới nơi)
(đêm|tối|khuya|nửa đêm|rạng sáng|tờ mờ sáng|ban đêm|#h đêm|# giờ đêm|#h sáng|# giờ sáng|canh khuya|trời tối|gà gáy)( ~)? (qua biên|vượt|qua sông|sang sông|đi ghe|đi xuồng|băng|lội|xuồng|ghe|biên giới|đường mòn|lên thuyền|xuống ghe|qua bên kia|cửa khẩu phụ|sang bên kia|sang biên|lên xuồng|đi bộ|qua rừng|qua đồng)
(ghe|xuồng|thuyền|đò|vỏ lãi|ca nô|bè|thuyền nhỏ|tàu cá|thuyền gỗ) (chở |đưa |rước |chờ |sang |qua |nhỏ |đón |máy |chèo |sẵn )?(chở |đưa |rước |chờ |sang |qua |nhỏ |đón |máy |chèo |sẵn )?(sang|qua|chờ|đón|bên kia|biên giới|sông|đêm|qua sông|sang bên)
(né|tránh|lách|vòng qua|luồn|khỏi qua|không qua|ko qua|k qua|không đi qua|bỏ qua|khỏi|trốn|vòng tránh|không cần qua) (được |các |hết |qua |mấy )?(được |các |hết |qua |mấy )?(chốt|trạm|biên phòng|hải quan|cửa khẩu|công an|kiểm tra|trạm kiểm soát|cửa khẩu chính|bộ đội|kiểm soát|bộ đội biên phòng|đóng dấu|tuần tra|an ninh|soát vé)
(không|ko|k|khỏi|chẳng) (cần |phải |có |bị |ai )?(cần |phải |có |bị |ai )?(đóng dấu|dấu mộc|mộc|đóng mộc|xuất nhập cảnh|làm thủ tục cửa khẩu|làm thủ tục xuất cảnh|check|trình giấy|kiểm tra giấy|soát giấy|thủ tục xuất nhập cảnh)
(trốn|nấp|núp|nằm|chui|ẩn|ngồi) (im |trong |dưới |sau |kín |yên )(im |trong |dưới |sau |kín |yên )?(thùng|thùng xe|cốp|gầm|bạt|container|xe tải|khoang|hầm|cốp xe|bao|đống|thùng hàng|khoang hàng|bụi|gầm ghế)
(xe|container|thùng) (tải|lạnh|hàng|container|chở hàng|chở rau|chở trái cây) (chở |đưa |qua |sang |kín )?(chở |đưa |qua |sang |kín )?(người|qua biên|sang|qua cửa|trốn|vượt)
(có |nhờ )?(người|xe ôm|dân|anh|ông|xe) (địa phương |bản địa |bản |thông thạo |quen |rành |dẫn |dắt |trong bản )?(địa phương |bản địa |bản |thông thạo |quen |rành |dẫn |dắt |trong bản )?(dẫn đường|dắt qua|dẫn qua|đưa qua biên|dắt sang|cõng|đưa qua|dẫn sang|dắt bộ|dẫn lối|dẫn qua rừng|rành đường|thuộc đường|biết đường)
(đi bộ|cuốc bộ|lội bộ|chạy bộ|đi xe máy|đi xe ôm|xe ôm) (qua |xuyên |chừng |khoảng |vượt |băng |tầm |thêm |theo |một |mấy |có |sang |thôi |vài |đoạn )?(qua |xuyên |chừng |khoảng |vượt |băng |tầm |thêm |theo |một |mấy |có |sang |thôi |vài |đoạn )?(biên|biên giới|rừng|đồng|bên kia|# phút|# tiếng|# km|# cây|mấy tiếng|nửa tiếng|cây số|suối|ruộng|đường mòn|vài tiếng|cánh đồng)( )?(là |thì |tới|qua|là qua|là tới|là sang|đường|bên kia)?
(lo lót|lót tay|mua đường|chung chi|làm luật|bắt tay|bao luật|mua chuộc|bôi trơn|lo hết)( ~)? (biên phòng|hải quan|công an|chốt|cửa khẩu|lính|đường|trạm|đi)
(lính|biên phòng|công an|hải quan|lính gác) (bên kia |bên đó |đã |được |thì |quen |mình )?(bên kia |bên đó |đã |được |thì |quen |mình )?(lo rồi|quen|mua rồi|biết mặt|bắt tay|nhắm mắt|lo hết|chung chi|lo xong|được lo|người nhà)
(vượt|trốn|chui|lén) (qua |sang |biên |ra )?(qua |sang |biên |ra )?(biên giới|biên|cửa khẩu|bên kia|sang trung quốc|sang campuchia|nước ngoài)
[sign handoff_pickup]
# Strangers meet, drive and hand on to the next person
(gặp|tìm|kiếm|hỏi) (anh|chị|chú|ông|bà|cô|người|thằng|bác)( ~)? (ở|tại|trước|ngay|ngoài|chỗ) (bến|cổng|ga|sân bay|chợ|cầu|cửa khẩu|cây xăng|ngã|quán|bãi|khách sạn|đầu)
(đi theo|lên) (xe|anh|người|chú|chị|ghe|đoàn)( ~)? (người|xe|bên) (khác|kia|tiếp)
(qua|sang|tới|xuống) (bên kia|bên đó|bển|biên|cửa khẩu|bờ bên kia) (là |thì |sẽ |đã )?(là |thì |sẽ |đã )?(có người|có xe|người ta|có anh|có chị)
(đưa|chuyền) (máy|điện thoại) cho (tài xế|lái xe|bác tài)
(có|sẽ có|đã có) (người|xe|bạn|anh|chị|cô|chú|em)( ~)? (đón|rước|chở|dẫn|đưa đi|chờ sẵn|đợi sẵn|ra đón|tiếp|lo tiếp)
(người|anh|chị|cô|bạn|em) (của|bên|nhà) (chị|anh|mình|công ty|trung tâm|chủ|đó|kia|em|cô)( ~)? (đón|rước|chờ|chở|dẫn|ra|tới)
(giao|đưa|gửi|bàn giao|trả) (khách|người|em|bé|cháu|hàng|họ|nhóm) (cho|tới|đến|lại|qua) (người|bên|xe|anh|chị|đầu|chủ|nhà|ông|cô|điểm)
(chở|đưa|đón|dẫn|rước) (khách|người|nhóm|mấy người|mấy em|bé|cháu|hai người|bà con|con bé|em) (lên|qua|sang|xuống|tới|ra|đi|từ)( ~)? (biên|cửa khẩu|bên kia|giao|điểm|bến|khách sạn|nhà|sài gòn|hà nội|thành phố|sông)
(tới|đến|đưa tới|chở tới) (đó|nơi|điểm|cầu|ngã ba|bãi|khách sạn|biên)( ~)? (có |sẽ có )?(người|xe|tài|bên) (khác|tiếp|bên kia|kia)( ~)? (nhận|đón|tiếp|đưa|chở|lo)
(chị|anh|cô|dì|chú|tui|mình) (xuống|lên|qua|về|ghé|ra|tới|vô)( ~)? (đón|rước|dẫn|đưa) (bé|cháu|em|con|nó|mấy đứa|tụi nhỏ|các em|con bé|thằng bé)
(người|xe|anh tài|tài xế|bác tài|ông tài|chú tài|bạn anh|bạn chị|em anh|cháu chị|đứa em|thằng em|lái xe|xe của em|xe nhà|xe 16 chỗ|xe 7 chỗ|người quen|mối|nhà xe|chị bạn|anh bạn|người của|cò|ông|đệ|tài)( ~)? (đón|rước|chở|bốc|dẫn) (mày |em |bạn |con |thẳng |cháu |cả nhóm |các em |mọi người |mấy đứa |tụi em |đi |luôn |tới )?(mày |em |bạn |con |thẳng |cháu |cả nhóm |các em |mọi người |mấy đứa |tụi em |đi |luôn |tới )?(ở|tại|tận|thẳng|xuống|lên|qua|sang|đi|tới|vào)
(ghé|tới|đến|qua|chạy) (tận |lại )?(tận |lại )?(nhà|nơi|cửa|ngõ|hẻm|chỗ em|chỗ mày) (em |bạn |mày )?(rước|đón|chở|bốc)
có (xe|người) (qua |tới |đến |ra |chờ |đợi |sẵn )(qua |tới |đến |ra |chờ |đợi |sẵn )?(cho|chở|rước|đón|bốc|ở)
có xe (con |máy |tải |riêng |hơi |nhỏ |# chỗ )?(con |máy |tải |riêng |hơi |nhỏ |# chỗ )?(đợi|chờ|đón|rước)
(tới|đến|qua|xuống)( ~)? (rồi |là |thì )?(rồi |là |thì )?(gọi|nhắn|alo) (cho )?(chị|anh|tao|số này|em|mình)( ~)? (chỉ đường|đón|rước|đường tiếp|ra)
(có|sẽ có|cho|sẽ cho|bố trí|cử|kêu|gọi|nhờ|được|sẽ|bên mình có|bảo) (một |1 |sẵn |anh |chị |bạn |chú |cô |bác |người |xe |người của |thằng |đứa |bên đó |bên |em |ông |tài xế |lái xe |xe ôm |quen |ta |người quen |của bên mình |công ty |riêng |# chỗ |tận |nơi |nhà |ra |tới |đến |qua |xuống |chờ |đứng |cầm bảng |cầm biển |lên |về |bên kia |đích thân )(một |1 |sẵn |anh |chị |bạn |chú |cô |bác |người |xe |người của |thằng |đứa |bên đó |bên |em |ông |tài xế |lái xe |xe ôm |quen |ta |người quen |của bên mình |công ty |riêng |# chỗ |tận |nơi |nhà |ra |tới |đến |qua |xuống |chờ |đứng |cầm bảng |cầm biển |lên |về |bên kia |đích thân )?(đón|rước|chở|đưa|dẫn|dắt|pick|chờ|đợi|tiếp|bắt|dẫn đi|đưa đi|chở đi|đưa đón|chờ sẵn|tiếp đón|đón tận nơi|ra đón)
(người|xe|anh|chị|chú|bạn|tài xế|lái xe|thằng em|đệ|đứa em|người nhà|người quen|bên đó|bên kia|bên mình|chủ|công ty|mình|tài|xe ôm|cô|dì|người ta|nhà xe) (khác |của anh |của chị |anh |công ty |bên mình |quen |bên đó |bên kia |riêng |sẽ |ra |tới |đến |qua |lên |xuống |chờ |chạy |đánh xe |cho xe |về |cho người |cử người |tự |cầm bảng |sẵn |lo )?(khác |của anh |của chị |anh |công ty |bên mình |quen |bên đó |bên kia |riêng |sẽ |ra |tới |đến |qua |lên |xuống |chờ |chạy |đánh xe |cho xe |về |cho người |cử người |tự |cầm bảng |sẵn |lo )?(đón|rước|tới đón|ra đón|đón tận|đón ở|chở qua|chở thẳng|đưa qua|đưa sang|đưa thẳng|dẫn qua|dẫn sang|chờ sẵn|đợi sẵn|chờ ở|đợi ở|chở đi|dẫn đi|đưa đi|đưa ra|đón tại|tiếp nhận|bốc|lụm) (em |bạn |con |cháu |mày |ở |tại |tận |từ |về |luôn |bà con |# |lúc |các em |các bạn |mọi người |hết |sau )?(em |bạn |con |cháu |mày |ở |tại |tận |từ |về |luôn |bà con |# |lúc |các em |các bạn |mọi người |hết |sau )?(sân bay|bến xe|cửa khẩu|biên giới|nhà|nơi|mộc bài|ga|trạm|ngã ba|ngã tư|cổng|cây xăng|quán|khách sạn|chỗ|bến|bên kia|đầu đường|bên đó|tới nơi|đêm|sáng|tối|công ty|chỗ làm|ngay|luôn|tận nơi|tận nhà|liền|đi|thẳng|nhà nghỉ|chợ|bến tàu|lề đường|đầu hẻm|cầu|giữa đường)
(xe|ô tô|người) (đón|rước|đưa đón|đến đón|tới đón|chờ|qua rước|tới rước|chờ sẵn) (tận |tại |ở |sẵn |từ |em |bạn |riêng |về |lúc |ra |tới |trước )?(tận |tại |ở |sẵn |từ |em |bạn |riêng |về |lúc |ra |tới |trước )?(nhà|nơi|cửa|sân bay|bến xe|cổng|bến|ngã tư|ngã ba|cửa khẩu|cây xăng|ga|đầu ngõ|đầu hẻm|cửa nhà|chỗ|# giờ|#h|đêm|biên giới|nhà nghỉ)
(đón|rước|đưa đón|xe đón|xe rước) (em |bạn |các em |cháu |con |người |tại |ở |từ |)?(em |bạn |các em |cháu |con |người |tại |ở |từ |)?(tận nhà|tận nơi|tận cửa|tại nhà|ở sân bay|tại sân bay|tại bến xe|ở bến xe|ở cửa khẩu|tại cửa khẩu|ở biên|dọc đường|giữa đường|tận sân bay|tận bến)
(đổi|chuyển|sang|thay|qua) (qua |sang |lên |một |thêm |tiếp |nhiều |vài |mấy |# )?(qua |sang |lên |một |thêm |tiếp |nhiều |vài |mấy |# )?(xe|tài xế|xe khác|ghe|xuồng|người khác|xe nhỏ|xe 7 chỗ|xe bên kia|chặng|xe máy|xe con|ô tô khác|tài)( khác| tiếp| nữa| lần)?
(giao|bàn giao|chuyển|trao|gửi|chuyền|đưa) (lại |em |người |bạn |cho |qua |tay |con bé |cháu |tiếp |nó |các em |cô dâu )?(lại |em |người |bạn |cho |qua |tay |con bé |cháu |tiếp |nó |các em |cô dâu )?(cho )(người khác|xe khác|bên đó|đầu mối|anh khác|chị khác|chủ|người bên|người đón|nhóm khác|tài xế khác|bên tiếp|quản (lý|lí) bên)
(đưa|giao) (người |em )?tới (điểm hẹn|chỗ hẹn|điểm tập kết|biên giới|bên kia)
(gọi|nhắn|alo|liên hệ|bấm) (cho |số |anh |chị |chú |người |này |ngay |số này )?(cho |số |anh |chị |chú |người |này |ngay |số này )?(khi|lúc|vừa|tới|đến|xuống) (tới|đến|xuống|qua|nơi|sân bay|bến xe|cửa khẩu|xe|vừa tới)
(tới|đến|xuống|ra|lên|vừa tới|qua) (tới |nơi |sân bay |bến xe |bến |cửa khẩu |mộc bài |tây ninh |chợ |ga |đó |châu đốc |móng cái |lạng sơn |lao bảo |bãi xe |miền tây |miền đông |nước ngầm |an sương |hà tiên |sài gòn |hà nội )(tới |nơi |sân bay |bến xe |bến |cửa khẩu |mộc bài |tây ninh |chợ |ga |đó |châu đốc |móng cái |lạng sơn |lao bảo |bãi xe |miền tây |miền đông |nước ngầm |an sương |hà tiên |sài gòn |hà nội )?(thì |là |sẽ |rồi |xong |cứ |gọi |gặp |nhắn |đứng |có |alo )?(thì |là |sẽ |rồi |xong |cứ |gọi |gặp |nhắn |đứng |có |alo )?(có người|gọi|đứng chờ|gặp|chờ|đợi|nhắn|có xe|người ta|có anh|có chị|tìm|kiếm|alo|có đứa)
(điểm hẹn|điểm tập kết|chỗ hẹn|điểm đón|nơi tập kết|điểm tập trung|tập kết|tập trung) (ở |tại |là |lúc |:( )?|tối |đêm |# |sáng |trước )?(ở |tại |là |lúc |:( )?|tối |đêm |# |sáng |trước )?
(người|xe) (dẫn|đón|rước|đưa) (đường|tiếp|khác|thứ hai|bên kia|đoàn|chặng|của)
(mặc|cầm|đội|đeo|xách|ôm) (áo|bảng|biển|nón|mũ|túi|dù|khăn|balo|bó hoa) (tên |màu |đen |đỏ |xanh |trắng |vàng |ghi |có |đề |hồng )(tên |màu |đen |đỏ |xanh |trắng |vàng |ghi |có |đề |hồng )?~ (nhận|ra|dễ|đón|biết|tìm|chờ|đứng|gặp|tên)
(ai|người) (đó |lạ |khác )?(sẽ )?(cầm bảng|cầm biển|giơ bảng|giơ biển)
(anh|chị|chú|mình|tui|tao) (sẽ |qua |đích thân |tự |xuống |chạy |ra |lên |về |đánh xe |lái xe |tự lái )(sẽ |qua |đích thân |tự |xuống |chạy |ra |lên |về |đánh xe |lái xe |tự lái )?(đón|rước|chở|đưa) (em|bạn|cháu|con|bé|mày|tận|từ|ra|qua|sang|đi)
bao (xe )?(đưa đón|đưa rước|đón|rước|xe đón|đưa đi)
[sign destination_switch]
# The place changes, is not told, or is another than first said
(đi|qua|làm|ở) ({nuoc}|sài gòn|đà nẵng|tây ninh|hà nội|móng cái|lạng sơn)( ~)? (rồi|sau đó|xong|mới) (chuyển |đi |qua |sang |tiếp |lên |ra |về )(chuyển |đi |qua |sang |tiếp |lên |ra |về )?(bên|{nuoc}|{dac}|nước|biên|cửa khẩu|chỗ|nơi|đó)
(chỗ|nơi|địa chỉ|khu) (làm |ở |chính xác |cụ thể )?(làm |ở |chính xác |cụ thể )?(chị|anh|mình|bên mình|công ty|em|sếp) (sẽ )?(nói|báo|gửi|nhắn|cho) (sau|khi|lúc|biết)
(khi nào|chừng nào|bao giờ|lúc nào) (đi|bay|lên xe|tới|qua|có vé) (thì |mới |sẽ |rồi |anh |chị )?(thì |mới |sẽ |rồi |anh |chị )?(nói|báo|biết|gửi địa chỉ|cho địa chỉ)
(thật ra|thực ra|nói thật|nói thiệt|chính xác)( ~)? (bên|ở|qua|sang) ({nuoc}|{dac}|biên giới)
(đâu đó|chỗ nào đó|một tỉnh|vùng biên|khu biên|một thành phố) (gần|giáp|bên|biên|phía|ở|lớn)
(chưa|không|ko) (nói|ghi|báo|cho biết|rõ) (rõ |trước |cụ thể )?(rõ |trước |cụ thể )?(là )?(ở đâu|đi đâu|nước nào|chỗ nào|tỉnh nào|địa điểm|thành phố nào|quán nào)
(công ty|chủ|bên đó|bên kia|sếp) (sẽ |tự )?(xếp|sắp xếp|phân|điều|chia|bố trí) (về |đi |cho |em |người |mỗi người |qua |nơi |tới |theo )(về |đi |cho |em |người |mỗi người |qua |nơi |tới |theo )?(nhà máy|chỗ|nơi|chi nhánh|khu|quán|tỉnh|xưởng|bên|nông trại|cơ sở|đâu)
(đi|làm|qua|sang|ở|bay) {nuoc} (hoặc|hay|hay là|hoặc là) {nuoc}
(chỗ làm|địa điểm|nơi làm|nơi ở|địa chỉ|thành phố|khu|chỗ|nơi đến|điểm đến|nước)( ~)? (chưa biết|chưa rõ|chưa chốt|bí mật|không cần biết|tính sau|sắp xếp sau|báo sau|gửi sau|(tùy|tuỳ)|sẽ đổi|có thể đổi|thay đổi|chưa nói|đổi)
(ban đầu|lúc đầu|đầu tiên|trước mắt|tạm thời|bước đầu) (ở|làm|qua|sang|đi|tới|thì)( ~)? (sau|rồi|sau đó|xong) (chuyển|đi|qua|sang|bay|đưa|điều)
(vài|mấy|#|một|hai|sau) (hôm|bữa|ngày|tuần|tháng) (sau |rồi |là |đầu |thì |nữa )?(sau |rồi |là |đầu |thì |nữa )?(chuyển|điều|đưa|dời|đi tiếp|bay tiếp|qua|sang) (qua |sang |về |lên |đi |tới )?(qua |sang |về |lên |đi |tới )?({nuoc}|{dac}|chi nhánh|cơ sở|khu|chỗ khác|nơi khác|nước khác|bên kia|trụ sở)
(vé|lịch bay|chuyến)( ~)? (đổi|chuyển) (điểm đến|hướng|sang|qua|chặng|nơi đến)
(giờ|bây giờ|nay|đợt này) (đổi|chuyển|không đi|hết) (qua |sang |đi |về |tới )?(qua |sang |đi |về |tới )?({nuoc}|{dac}|chỗ khác|nơi khác)
(chỗ|nơi|địa điểm|thành phố|quán|tên quán|tên khách sạn|công ty|tên công ty|khách sạn|khu|điểm làm|vùng)( ~)? (thông báo|báo|nói|biết|cho biết|gửi) (sau|khi|lúc)( ~)? (hạ cánh|tới nơi|đến nơi|bay|lên xe|sân bay|qua|xuống|phỏng vấn)?
((tùy|tuỳ)|theo) (quán|chỗ|nơi|xưởng|nhà|nông trại|bên|công ty|tàu) (nào|đó)( ~)? (thiếu|cần|xếp|nhận|tuyển)
(có khi|khi thì|lúc thì) (ở |bên |làm |sang )?(ở |bên |làm |sang )?~ (có khi|khi thì|lúc thì) (ở|bên|sang)
(chờ|đợi) (phân công|điều động|sắp xếp|xếp chỗ|phân chỗ|phân bổ)( ~)? (đi tiếp|qua|sang|đi|bay|chuyển)
(đến nơi|tới nơi|lên đó|qua đó|sang đó|xuống đó|lên xe|tới đó|lên tới) (rồi |sẽ |mới |em |khắc |anh |chị |là )?(rồi |sẽ |mới |em |khắc |anh |chị |là )?(biết|nói rõ|biết tên|biết chỗ|hay|báo chỗ)
(gần|giáp|sát|cạnh) (cửa khẩu|biên giới|biên) (thôi|mà|đó|nè|á|chứ)
(rồi|sau đó|tháng sau|xong) (bay|chuyển|đi|qua|sang|lên) (sang |qua |về |lên |tới |bay )?(sang |qua |về |lên |tới |bay )?(trụ sở|trụ sở chính|văn phòng chính|chi nhánh chính|công ty mẹ|bên kia|nước ngoài|văn phòng ngoài|bên đó|khu mới)
(tới|đến|xuống|qua) {dac} (rồi )?(gọi|nhắn|có người|sẽ)
(chỗ làm mới|công ty mới|chỗ mới|việc mới) (đang |sẽ |đã )?(đang |sẽ |đã )?(chờ|đợi|sẵn)( ~)? (biết|rồi|lên|qua)
(không phải|ko phải|đâu phải|không còn) (bán|{nuoc}|chỗ cũ|ở đó)( ~)? (đổi|chuyển|sân|chỗ khác)
(lên|xuống|qua|sang) (phía bắc|phía nam|phía tây|mạn bắc|vùng biên|vùng trên)
(địa điểm|địa chỉ|chỗ làm|nơi làm|thành phố|nơi đến|chỗ đó|điểm đến|khu nào|ở đâu|nước nào|vị trí|nơi làm việc|chỗ|đâu|tỉnh nào|địa chỉ cụ thể|điểm làm|nơi ở) (cụ thể |chính xác |làm |làm việc |thì |sẽ |nào |đó |khi |lúc |ra sân bay |được |đi |là |tới |chi tiết )?(cụ thể |chính xác |làm |làm việc |thì |sẽ |nào |đó |khi |lúc |ra sân bay |được |đi |là |tới |chi tiết )?(báo sau|nói sau|cho biết sau|thông báo sau|gửi sau|ra sân bay|tới sân bay|lên xe|lên máy bay|biết sau|tính sau|trước khi bay|trước giờ bay|trước ngày đi|trên đường|khi đi|tới nơi|tới đó|(tùy|tuỳ)|(tùy|tuỳ) công ty|công ty sắp|sắp xếp sau|bên đó sắp|gửi khi|sát ngày|sát giờ|không tiện nói|bí mật|đến nơi|qua đó|sẽ báo|phân bổ|chủ phân|phút chót|giờ chót|sau khi)
(ra|tới|đến|lên|gần|sát|qua) (sân bay|xe|bến xe|máy bay|nơi|giờ bay|ngày đi|giờ đi|ngày bay|đó|cửa khẩu) (rồi |sẽ |mới |thì |anh |chị |người ta |em |là )?(rồi |sẽ |mới |thì |anh |chị |người ta |em |là )?(báo|biết|nói|cho biết|gửi|thông báo|chỉ) (cho |em |bạn |chính xác |rõ |thành phố |địa điểm |địa chỉ |chỗ |nơi |đi |làm |ở |đâu |điểm )?(cho |em |bạn |chính xác |rõ |thành phố |địa điểm |địa chỉ |chỗ |nơi |đi |làm |ở |đâu |điểm )?
(đổi|chuyển|thay đổi|dời|đổi qua|chuyển qua|điều|điều chuyển|chuyển hướng|luân chuyển|phân|bẻ lái|đổi điểm) (kế hoạch |lịch |chỗ |địa điểm |điểm đến |hướng |công tác |sang |qua |đi |tới |làm |về |em |người |văn phòng |chi nhánh |nơi làm |bạn |ở |mọi người |lên |thành |cả nhóm )?(kế hoạch |lịch |chỗ |địa điểm |điểm đến |hướng |công tác |sang |qua |đi |tới |làm |về |em |người |văn phòng |chi nhánh |nơi làm |bạn |ở |mọi người |lên |thành |cả nhóm )?({nuoc}|{dac}|chi nhánh khác|nước khác|nơi khác|chỗ khác|khu khác|cơ sở khác|bên kia|tỉnh khác|chi nhánh bên|chi nhánh ở|văn phòng khác|khu mới|trụ sở chính|văn phòng chính|văn phòng ngoài|bên chính)
(không|ko|k|chứ không|hết|thay vì|đâu phải) (phải |đi |ở |làm |còn |qua |sang |tới |bay )?(phải |đi |ở |làm |còn |qua |sang |tới |bay )?({nuoc}|{dac}|sài gòn|đà nẵng|hà nội) (nữa |mà |thì |như đã |như |,( )?)?(nữa |mà |thì |như đã |như |,( )?)?(mà|nữa|chuyển|đổi|qua|sang|như đã hẹn|là)
{nuoc} (trước |rồi |xong |một |vài |hôm |bữa |ngày |tuần |đợi |sau đó |thì |mới |chờ |,( )?|từ đó |tiếp |sẽ )(trước |rồi |xong |một |vài |hôm |bữa |ngày |tuần |đợi |sau đó |thì |mới |chờ |,( )?|từ đó |tiếp |sẽ )?(qua|sang|đi|bay|chuyển|lên|về|tới|đường bộ|đi xe|đi tiếp|nối chuyến|chạy) (tiếp |thẳng |luôn |xe |đường bộ |bộ |qua |sang |tới |lên |về )?(tiếp |thẳng |luôn |xe |đường bộ |bộ |qua |sang |tới |lên |về )?({nuoc}|{dac})
(bay|đi|quá cảnh|transit|ghé|dừng|hạ cánh|đáp|nối chuyến) (tới |qua |sang |ở |xuống |đến |thẳng |ra |vào |về )?(tới |qua |sang |ở |xuống |đến |thẳng |ra |vào |về )?({nuoc}) (trước |, |xong |rồi |sau đó |thì |mới |từ đó )(trước |, |xong |rồi |sau đó |thì |mới |từ đó )?(xe|đi|qua|sang|bay|ô tô|có xe|có người|đường|về|chạy|lên|tới|chuyển)
({nuoc}) (hoặc|hay|/|hay là|hoặc là) (qua |sang |bên |đi |là |)?(qua |sang |bên |đi |là |)?({nuoc}|{dac})
((tùy|tuỳ)|(tùy|tuỳ) theo|(tùy|tuỳ) vào|theo) (đợt|sắp xếp|công ty|điều động|phân công|chủ|tình hình|chi nhánh|nơi|lệnh|sự sắp xếp|sự điều động|sếp|từng đợt)
(chỗ|nơi|một|vùng|khu) (nào đó|nước lân cận|nước bên cạnh|nước láng giềng|nước gần|nước thứ ba|tỉnh giáp biên|gần biên|giáp biên)
(công ty|cty|văn phòng|chi nhánh|xưởng|quán|team|chỗ làm|trụ sở) (vừa |mới |đã |đang |sắp |bên đó |cũ |giờ |phải )?(vừa |mới |đã |đang |sắp |bên đó |cũ |giờ |phải )?(chuyển|dời|dọn|đổi|chuyển về|chuyển qua|chuyển sang|mở thêm|dời qua) (qua |sang |về |địa điểm |trụ sở |tới |thêm |bên |chi nhánh |ở |tạm )?(qua |sang |về |địa điểm |trụ sở |tới |thêm |bên |chi nhánh |ở |tạm )?({nuoc}|{dac}|chỗ mới|địa điểm mới|bên kia|khu mới|biên)
(chưa|không|ko|khỏi|khoan) (nói|tiết lộ|báo|biết|cho biết|cần biết|tiện nói|hỏi|thông báo|chốt) (trước |được |rõ |cụ thể |chính xác |ngay )?(trước |được |rõ |cụ thể |chính xác |ngay )?(chỗ|địa điểm|ở đâu|đi đâu|nơi|thành phố|địa chỉ|nước nào|điểm đến|đâu|chỗ nào)
(đi đâu|ở đâu|chỗ nào|nước nào|đâu) (thì |cứ |sẽ |là )?(tính sau|nói sau|đi rồi biết|chưa biết|đi rồi|tới rồi biết|hỏi làm gì|đừng hỏi|khỏi hỏi|theo anh|theo chị|báo sau|lên xe)
[sign secrecy]
# Tell nobody, delete the chat, say something else when asked
(nói|bảo|khai|nhận) (với |là |mình là |em là |cháu |bé |hai người |với bác sĩ |với bệnh viện |với người ta |với hải quan )?(với |là |mình là |em là |cháu |bé |hai người |với bác sĩ |với bệnh viện |với người ta |với hải quan )?(bà con|anh em họ|cháu ruột|người nhà|họ hàng|người thân|vợ chồng|bạn bè|mẹ con|cháu|anh em|vợ chồng sắp cưới|con nuôi|đi khám|đi học|tự nguyện)
(chỉ|mỗi) (em|anh|mình|hai đứa|tụi mình|chị em mình|người trong nhóm|nội bộ|hai mình) (với anh |với em |với nhau |mình )?(biết|giữ)
(chưa|khoan|đừng|không cần|ko cần|k cần|khỏi) (vội |có |nên |phải |cần )?(vội |có |nên |phải |cần )?(nói|kể|báo|cho|khoe|xin phép|hỏi) (với |cho |ý kiến )?(với |cho |ý kiến )?(ai|bố mẹ|ba mẹ|mẹ|ba|gia đình|nhà|chồng|bạn bè|nhà em|người nhà|má|ba má|hàng xóm|thầy cô|bố mẹ em)
(im lặng|giữ im lặng|kín tiếng|âm thầm|giữ kín|giữ mồm|im miệng|lặng thầm) (mà |giúp |nha|nhé|làm|đi|chuyện|thôi|giùm|cho)
((xóa|xoá)|gỡ) (tin|chat|tin nhắn|số|zalo|bài|đoạn chat|lịch sử)
(bố mẹ|ba mẹ|phụ huynh|gia đình|người nhà) (không cần|khỏi|không|ko cần|đừng) (đi cùng|đi theo|tới|(ký|kí)|có mặt|biết|theo)
(đừng|không|ko|k|chớ|khỏi|không được|vui lòng không) (nên |được |cần |vội |vui lòng )?(nên |được |cần |vội |vui lòng )?(chia sẻ|nói|kể|báo|gọi|trình báo|cho|để|hé răng|tố|khai)( ~)? (với |cho )?(người thân|gia đình|công an|ai|người nhà|ba má|ai khác|chồng|mẹ|vợ|má biết|mẹ biết|ba biết|nhà biết|đại sứ quán|cảnh sát)
(kể cả|ngay cả|dù là) (với )?(người thân|gia đình|vợ|chồng|bố mẹ|ba mẹ|bạn thân|mẹ)
(kín đáo|bí mật|kín|tuyệt mật) (tuyệt đối|hoàn toàn|giúp|100%)
{dung} (được |có |cho |để |kể |nói |ai |phải |báo |hé |hỏi |khoe |tiết lộ |bàn |cần |lộ |hé răng )?(được |có |cho |để |kể |nói |ai |phải |báo |hé |hỏi |khoe |tiết lộ |bàn |cần |lộ |hé răng )?(nói|kể|báo|cho|khoe|tiết lộ|hé|hỏi|đăng|chia sẻ|share|bàn|lộ|bép xép|bô bô|để|rêu rao|tâm sự|cho biết|hở|để lộ|rò rỉ|nhắc) (gì |lại |chuyện |này |với |cho |cho ai |ra |lung tung |hết |trước |lên |việc |hay |biết |ra ngoài |linh tinh )?(gì |lại |chuyện |này |với |cho |cho ai |ra |lung tung |hết |trước |lên |việc |hay |biết |ra ngoài |linh tinh )?(ai|gia đình|ba mẹ|bố mẹ|má|mẹ|nhà|người nhà|chồng|vợ|bạn bè|bạn|công an|hàng xóm|người ngoài|người khác|mạng|facebook|fb|người yêu|bên ngoài|người thân|người lạ|ba|bố|ba má|cô giáo|thầy cô|cho biết|ai biết|ra ngoài|răng|dân làng|thông tin)
(ba mẹ|bố mẹ|mẹ|má|ba|bố|gia đình|người nhà|nhà|chồng|vợ|ở nhà|ông bà|cha mẹ|ba má|bạn bè|người yêu|hai bác) (em |con |mình |cháu |bạn |anh |thì |mà |ở nhà )?(em |con |mình |cháu |bạn |anh |thì |mà |ở nhà )?({dung}) (phải |cần |nên |để |cho |có |được )?(phải |cần |nên |để |cho |có |được )?(biết|hay|nói|báo|kể|hỏi|hay biết)
(giữ|giữ cho|giữ giùm|nhớ giữ|giữ kín|giữ bí mật) (kín|bí mật|riêng|chuyện này|im lặng|miệng|thông tin|kín miệng|kín tiếng|kín chuyện|giùm)
(bí mật|chuyện riêng|chuyện của) (giữa |riêng |chúng ta|hai|hai đứa|hai anh em|hai chị em|anh em mình|chị em mình|mình với|tụi mình|của hai|hai mình|anh với em|hai người|chỉ mình|thôi nha|thôi nhé|tuyệt đối|nhé|nha|biết thôi)(giữa |riêng |chúng ta|hai|hai đứa|hai anh em|hai chị em|anh em mình|chị em mình|mình với|tụi mình|của hai|hai mình|anh với em|hai người|chỉ mình|thôi nha|thôi nhé|tuyệt đối|nhé|nha|biết thôi)?
(chỉ|mỗi) (có )?(anh|chị|hai|mình|tụi mình|mấy đứa|hai đứa|anh em|chị em|em) (và em |với em |mình |với |em |chị |hai |biết |và )?(và em |với em |mình |với |em |chị |hai |biết |và )?biết (thôi|với nhau|chuyện này|là được|nhé|nha)
((xóa|xoá)|gỡ|(hủy|huỷ)|delete|del|dọn) (hết |luôn |liền |ngay |giùm |đi |sạch |toàn bộ |lịch sử |mấy |các |cái |đoạn |dùm )?(hết |luôn |liền |ngay |giùm |đi |sạch |toàn bộ |lịch sử |mấy |các |cái |đoạn |dùm )?(tin|tin nhắn|chat|đoạn chat|cuộc trò chuyện|lịch sử|zalo|nick|bài|hình|ảnh|số|cuộc gọi|tn|ib|app|hội thoại|trò chuyện|nhật (ký|kí))
(đọc|xem|nghe) xong (thì |nhớ |rồi |là |em )?(thì |nhớ |rồi |là |em )?((xóa|xoá)|xoá|gỡ|đốt|del)
(ai|có ai|lỡ ai|nếu ai|công an|hải quan|người ta|ba mẹ|bố mẹ|mẹ|gia đình|nhà|họ|bác sĩ|bệnh viện|ngân hàng|cô giáo|xóm|hàng xóm|biên phòng|nhân viên ngân hàng|cán bộ|đại sứ quán|đồn|xã) (mà |có |nếu |gọi |hay ai |)?(mà |có |nếu |gọi |hay ai |)?(hỏi|thắc mắc|gọi|kiểm tra|tra) (thì |em |con |cứ |gì |cũng |bạn |đến |thăm |tới |là |cháu )?(thì |em |con |cứ |gì |cũng |bạn |đến |thăm |tới |là |cháu )?(nói|bảo|khai|trả lời|kêu|cứ nói|đáp|đừng|im|nhận|chối|không biết|không quen|giả vờ|bảo rằng)
(nói|khai|bảo|xin|kêu|báo|nhận) (với |nhà |ba mẹ |bố mẹ |mẹ |gia đình |là |đi |em |mình |rằng |má |chồng |dối |chị em |anh em |đại |dối là |cứ |họ |dối nhà |bác sĩ |hội đồng |con |tụi mình |tự )(với |nhà |ba mẹ |bố mẹ |mẹ |gia đình |là |đi |em |mình |rằng |má |chồng |dối |chị em |anh em |đại |dối là |cứ |họ |dối nhà |bác sĩ |hội đồng |con |tụi mình |tự )?(du lịch|đi chơi|lên sài gòn|ra hà nội|công ty cử|đi học|đi làm ở|thành phố|chị em|họ hàng|vợ chồng|người yêu|anh em|người nhà|bà con|tự nguyện|bạn bè|họ|làm gần|làm ở|cháu|đi công tác|thăm bạn|thực tập|đi phượt|cho mượn|tự mở|mẹ con|quen|bạn)
(đi|trốn|rời|bỏ) (lặng lẽ|âm thầm|lén|không cần báo|trong im lặng|trong đêm|kín đáo|lẳng lặng|bí mật|không báo)
(lén|âm thầm|lặng lẽ|lẳng lặng|giấu|trốn|bí mật|kín đáo) (đi|ra|rời|gia đình|ba mẹ|nhà|bố mẹ|mẹ|thu xếp|chuẩn bị|lên xe|chồng|rút|làm|ra khỏi)
(tới nơi|đến nơi|qua đó|qua rồi|sang rồi|ổn định|có tiền|vài tháng|xong xuôi|khi nào ổn|có lương|đi rồi|lo xong) (rồi |xong |hẵng |hãy |sẽ |thì |mới |em |con |gọi )(rồi |xong |hẵng |hãy |sẽ |thì |mới |em |con |gọi )?(nói|báo|gọi|kể|báo tin|cho nhà|thưa|báo nhà|về nhà)
(tạo|cho|gây|làm) (nhà |gia đình |mẹ |ba mẹ |bố mẹ |cả nhà |bố |má )?(nhà |gia đình |mẹ |ba mẹ |bố mẹ |cả nhà |bố |má )?(một )?(bất ngờ|sự bất ngờ) (cho |sau |khi |với )?(gia đình|nhà|mẹ|ba mẹ|bố mẹ|sau|luôn|bố)?
(tắt|(khóa|khoá)|bỏ|đổi|tháo) (định vị|gps|sim|số|điện thoại|nick|facebook|số mới|vị trí|máy đi|sim cũ|zalo)
(không|ko|k|đừng|khỏi|tuyệt đối không) (chụp|chụp màn hình|quay|ghi âm|đăng|post|cmt|comment|bình luận|check in|tag|live|cap|up) (lại |lên |hình |ảnh |công khai |ở |fb |trên |gì |facebook |dưới |vào |màn hình )?(lại |lên |hình |ảnh |công khai |ở |fb |trên |gì |facebook |dưới |vào |màn hình )?
(kín|kín đáo|tế nhị|nhạy cảm|bảo mật|riêng tư) (tuyệt đối|thôi|nha|nhé|hoàn toàn|giúp|giùm|nên|cho|100%|thông tin)
(hạn chế|tránh|bớt) (nói|kể|tiếp xúc|liên lạc|khoe|hỏi)
[sign urgency]
# Today only, leave tomorrow, few places left
(trả lời|quyết|chốt|báo|gửi|xác nhận|đăng (ký|kí)|nhắn|gom|gọi|nộp|gửi hình|đi khám|chuyển) (anh |chị |em |mình |cho |lại |hồ sơ |ngay |liền |sớm |luôn |gấp |trong )(anh |chị |em |mình |cho |lại |hồ sơ |ngay |liền |sớm |luôn |gấp |trong )?(hôm nay|tối nay|ngày mai|mai|trong ngày|trong tuần|gấp|nhé|nha|liền|chiều nay|đêm nay|sáng mai)
(còn|thiếu|chỉ còn|cần thêm) (đúng |có |mỗi |đúng có )?(#|một|hai|ba|bốn|năm|vài|mấy) (suất|chỗ|slot|người nữa|bạn nữa|nữ nữa|người cuối|bạn cuối|vé|ghế|bé nữa|cặp nữa)
(bệnh nhân|người ta|khách|chủ|bên kia|gia đình người ta|bên đó|sếp) (đang |rất |cần |chờ |giục |hối )(đang |rất |cần |chờ |giục |hối )?(gấp|chờ|cần|không chờ|đợi|giục|hối|lắm|liền)
(cần|tuyển|kiếm|tìm|thiếu|nhận|bay|đi) (rất |cực |siêu |người |thêm |đi )?(rất |cực |siêu |người |thêm |đi )?gấp
(cần|tuyển) gấp
gấp (#|lao động|nữ|nam|bạn|người|vài|nhân|trong|nha|nhé|lắm|ạ|hôm nay|thợ|các)
(mai|sáng mai|tối nay|đêm nay|chiều nay|tối mai|khuya nay|ngay mai|hôm nay) (là |có |anh |chị |tao |ra |thứ |em |con |nhờ |sẽ |mình |bên |tài xế |này |ông |bác tài |chú )?(là |có |anh |chị |tao |ra |thứ |em |con |nhờ |sẽ |mình |bên |tài xế |này |ông |bác tài |chú )?(xe|đón|rước|chở|xuất bến|quán|bến xe|xuống ghe|ghé|người|tài|bến|bay luôn|lên xe)
(xuất bến|xuất phát|lên đường|ra khơi|đi|đi liền|bay|xe chạy|đi ngay) (ngay |luôn |liền |trong |sớm |gấp )?(ngay |luôn |liền |trong |sớm |gấp )?(đêm nay|tối nay|mai|sáng mai|trong tuần|ngay trong tuần|trong đêm|hôm nay|tuần này|ngày mốt)
(chỉ|duy nhất|ưu đãi) (trong |có |ngày |đến )?(trong |có |ngày |đến )?(hôm nay|tối nay|ngày hôm nay|hết hôm nay|# ngày)
(chốt|kết thúc|hết hạn|dừng nhận) (luôn |sổ |trong |ngay )?(luôn |sổ |trong |ngay )?(tối nay|hôm nay|chiều nay|trong tối|đêm nay|# slot cuối)
(cần gấp|tuyển gấp|gấp gấp|gấp lắm|nhanh tay|nhanh lên|lẹ|lẹ lên|nhanh kẻo|kẻo hết|kẻo lỡ|mau lên|mau mau|hot hot|nhanh chân|nhanh nhé|nhanh nha|chậm là|tranh thủ|càng sớm càng tốt|đi liền|làm liền|đi ngay|làm ngay|đi làm ngay|nhận việc ngay|bay ngay|bay gấp|bay liền|bay luôn|lên đường ngay|asap|urgent|đi luôn|gấp rút|cấp tốc|siêu gấp|cực gấp)
(chỉ còn|còn|còn đúng|còn lại|còn duy nhất|còn trống|cần đúng|chỉ có|còn có|dư|lấy đúng|nhận đúng|còn thiếu) (đúng |có |mỗi |thêm |lại |trống |duy nhất |vài |mấy |đúng |thiếu )?(đúng |có |mỗi |thêm |lại |trống |duy nhất |vài |mấy |đúng |thiếu )?(#|một|hai|ba|bốn|năm|sáu|vài|ít|mấy|đôi|bảy|mười|chục) (suất|chỗ|slot|vé|ghế|xuất|giường|vị trí|lao động)( cuối| nữa| thôi| trống| cuối cùng)?
(#|một|hai|ba|vài|mấy|những) (suất|chỗ|slot|vé|ghế|xuất) (cuối|cuối cùng|nữa|thôi|còn lại|trống)
(suất|chỗ|slot|số lượng|chỉ tiêu|vé|số suất|xuất) (có hạn|giới hạn|sắp hết|gần đầy|gần hết|ít lắm|hết nhanh|cuối|cuối cùng|không nhiều|đang hết|sắp kín|sắp full)
(hạn chót|hạn cuối|deadline|chốt|chốt sổ|chốt danh sách|chốt đoàn|đóng đơn|đóng hồ sơ|(khóa|khoá) sổ|chốt đơn|chốt hồ sơ|chốt slot|chốt xe|hết hạn|chốt suất|chốt người|chốt vé) (là |trong |luôn |trước |vào |ngay |hồ sơ |danh sách |sổ |người |nhận |hết |đăng (ký|kí) |sớm )?(là |trong |luôn |trước |vào |ngay |hồ sơ |danh sách |sổ |người |nhận |hết |đăng (ký|kí) |sớm )?(hôm nay|tối nay|trưa nay|chiều nay|ngày mai|mai|đêm nay|sáng mai|#h|# giờ|tối mai|thứ|tuần này|cuối tuần|trong ngày|liền|gấp|chủ nhật|# ngày|ngày #|nội trong|trưa mai)
(hôm nay|tối nay|trưa nay|chiều nay|ngay hôm nay|trong hôm nay|đêm nay|nội trong hôm nay|trong ngày|trong ngày hôm nay|sáng nay|ngày mai|sáng mai|mai|tối mai|chiều mai|trưa mai|khuya nay|nội nhật) (là |anh |chị |em |bên mình |có |phải |mình |thôi |thì |ai |xe |nhóm |đoàn |đã |sẽ |cần )?(là |anh |chị |em |bên mình |có |phải |mình |thôi |thì |ai |xe |nhóm |đoàn |đã |sẽ |cần )?(bay|lên đường|xuất phát|khởi hành|chốt|hết hạn|đóng|xe chạy|đi liền|đi luôn|hết chỗ|trả lời|quyết|lên xe|xuất cảnh|bay luôn|bay rồi|hết chỗ|làm luôn|chót|là hết|là đi|rước|đón)
(đi|bay|khởi hành|lên đường|xuất phát|xe chạy|đoàn đi|làm|nhận việc|xuất cảnh|xe đi|qua|nhập cảnh|lên xe|chạy|vào làm|đón|rước) (liền |luôn |ngay |gấp |trong |vào |lúc |từ |nội |sớm |ngay trong )?(liền |luôn |ngay |gấp |trong |vào |lúc |từ |nội |sớm |ngay trong )?(hôm nay|tối nay|đêm nay|ngày mai|sáng mai|mai|tối mai|tuần này|tuần sau|thứ # này|ngày kia|mốt|trong tuần|trong tuần này|khuya nay|trong # ngày|# ngày nữa|chiều nay|chiều mai|hai ngày nữa|thứ hai này|thứ sáu này|tuần tới|mấy ngày tới|vài ngày nữa|trong # ngày tới)
(ai|bạn nào|em nào|anh em nào) (đi |cần |muốn |quan tâm |làm )(đi |cần |muốn |quan tâm |làm )?(được |thì )?(liền|ngay|luôn|hôm nay|tối nay|mai|gấp|nhanh)
(trả lời|quyết định|quyết|báo lại|phản hồi|xác nhận|rep|chốt|nhắn|suy nghĩ|đăng (ký|kí)|ib|cho anh biết|cho chị biết|gửi hồ sơ|đồng ý|cọc) (sớm |nhanh |lẹ |liền |ngay |luôn |gấp |lại |cho |anh |chị |mình |em |trong |trước )?(sớm |nhanh |lẹ |liền |ngay |luôn |gấp |lại |cho |anh |chị |mình |em |trong |trước )?(liền|ngay|gấp|hôm nay|tối nay|trước tối|trước #|trong # |nhanh|trong ngày|lẹ|luôn nhé|luôn nha|trong tối|trước trưa|trước mai|kẻo|nha kẻo)
(không|ko|k|đừng|hết) (có |còn |cần |nhiều )?(có |còn |cần |nhiều )?(thời gian|suy nghĩ nhiều|chần chừ|do dự|nghĩ nhiều|chờ lâu|phân vân|lưỡng lự|chần chờ)
(chậm|trễ|lỡ|qua|muộn|để lâu|không nhanh) (chân |tay |một |ngày |là |hôm nay |# |chút |dịp |mai )?(chân |tay |một |ngày |là |hôm nay |# |chút |dịp |mai )?(là |thì |sẽ )?(hết|mất|mất suất|hết suất|nhường|hết chỗ|mất chỗ|lỡ|thôi|tiếc|mất cơ hội|người khác|mất slot)
(kẻo|không thì|không là|ko thì|k là|nếu không) (bị )?(hết|lỡ|mất|người khác|trễ|tiếc|có người|nhường|hết chỗ|mất suất|mất chỗ)
(người khác|bạn khác|đứa khác|nhiều người|nhiều bạn|bao người|hàng chục người) (đang |sẽ |cũng |lấy |giành )?(đang |sẽ |cũng |lấy |giành )?(chờ|xin|xếp hàng|đợi|hỏi|lấy mất|giành|lấy|đăng (ký|kí)|tranh)
(cơ hội|dịp) (cuối|cuối cùng|duy nhất|hiếm|hiếm có|ngàn năm|một lần|có một|này thôi|không có lần|không quay lại|chỉ đến)
(tuyển|cần người|cần nữ|cần nam|cần lao động|thiếu người)( ~)? (gấp lắm|đi gấp|liền|khẩn|đi ngay|đi liền|làm liền|làm ngay|trong tuần|bay ngay|hôm nay|tối nay)
[sign reassurance_claim]
# Not a scam, quite safe, licensed without saying by whom
(hợp pháp|an toàn|đàng hoàng|lành mạnh|uy tín|minh bạch) (100%|hoàn toàn|tuyệt đối|hết|nha|nhé|lắm|luôn|em ạ|không sợ|rõ ràng|trăm phần trăm|mà em|mà|đó em|nha em)
(làm|đi) (lâu|mấy năm|# năm|bao năm|nhiều năm) (rồi |nay |mà )?(rồi |nay |mà )?(chưa|không|có ai|ai) (ai |hề |bị |từng |cũng )?(ai |hề |bị |từng |cũng )?(sao|bị gì|vấn đề|gì|kêu|xảy ra|ổn)
(cứ |em |bạn |anh chị |mọi người |chị em |con )?(yên tâm|an tâm) (nhé|nha|đi|là|về|em|công ty|hoàn toàn|tuyệt đối|có|bên|vì|chị|anh|mà|không|cứ|làm)?
(em|chị|anh|tao|mình|tui|chị cũng|tôi) (đang |cũng |đã )?(đang |cũng |đã )?(ở đây|ở đó|ở bên này|ở bển|bên này) (nè|rồi|có|mà|nè có|đây|cũng)( ~)? (sao đâu|sướng|ổn|(khỏe|khoẻ)|thoải mái|bình thường|vui|an toàn|có gì đâu)
(cam kết|bảo đảm|đảm bảo) (thành công|# %|#%|100%|đầu ra|có việc|hoàn tiền|lấy lại|kết quả)
(không|ko|đâu) phải (cò|lừa|dân lừa|đa cấp|môi giới|bán hàng|cò đâu)
(giấy phép|pháp (lý|lí)|hợp pháp|giấy tờ) (số # |đầy đủ |đàng hoàng |số |# )?(số # |đầy đủ |đàng hoàng |số |# )?(hẳn hoi|đàng hoàng|đầy đủ|rõ ràng)
(tiền|hàng|việc|nguồn tiền|tiền hàng) (là |rất |của khách |hoàn toàn )?(là |rất |của khách |hoàn toàn )?sạch( sẽ)?
(không|ko|k|kg|hông|hổng|chẳng|không phải|ko phải|k phải|đâu có|nói không với) (có |phải |hề |bao giờ |sợ |lo |ai |bị )?(có |phải |hề |bao giờ |sợ |lo |ai |bị )?(lừa|lừa đảo|lừa gạt|bịp|scam|bán người|buôn người|đa cấp|lùa gà|gạt|lừa ai|dối|xạo|bắt cóc|mua bán người|lừa lọc|treo đầu dê|vẽ chuyện|dụ)
(uy tín|uy tín tuyệt đối|uy tín 100%|an toàn|hợp pháp|đàng hoàng|minh bạch|chính chủ|làm ăn uy tín|chuẩn) (100%|trăm phần trăm|tuyệt đối|hàng đầu|số một|số 1|lâu năm|là trên hết|nhiều năm|đặt lên|luôn|tuyệt|lắm|nha|nhé|hoàn toàn|rõ ràng|nhất|từ năm)
(100%|trăm phần trăm|tuyệt đối|hoàn toàn|cực (kỳ|kì)|rất|siêu) (an toàn|uy tín|hợp pháp|đảm bảo|thật|yên tâm|minh bạch|chắc chắn|bảo đảm|tin cậy|kín đáo|đàng hoàng)
(an toàn|hợp pháp|uy tín|đảm bảo|bảo đảm|minh bạch|tin cậy|bao uy tín)( )?100%?
(bao|cam kết|đảm bảo|bảo đảm) (uy tín|an toàn|đậu|hợp pháp|việc làm|không lừa|lương|thu nhập|quyền lợi|không rủi ro|thật|tiền về|đúng|100%|có việc|về nhà an toàn)
(yên tâm|an tâm|cứ yên tâm|yên chí|đừng lo|không có gì phải sợ|ko có gì phải lo|không sao đâu|có gì đâu mà sợ|không sợ|ko sợ|vững tâm|khỏi nghĩ|đừng nghĩ nhiều)
(anh thề|em thề|chị thề|tao thề|hứa danh dự|lấy danh dự|lấy uy tín|xin thề|thề luôn|hứa chắc|chị hứa|anh hứa|em hứa|lấy mạng|bảo đảm luôn|cam đoan)
(tin|hãy tin|cứ tin|tin tưởng) (anh|chị|mình|em|tui|tao|bên mình|bên em|vào|chú|tôi|cô|dì)
({ta}|người nhà|em gái|em trai|cháu|con|bạn|vợ|chồng|con gái|em ruột|mấy đứa|chính) (cũng |đã |đang |chị |anh |mình |ruột |em |của |từng |vẫn |ở |tao |tui )(cũng |đã |đang |chị |anh |mình |ruột |em |của |từng |vẫn |ở |tao |tui )?(làm|đi|ở) (ở |bên |đó |đây |rồi |được |hơn |bên đó |này |suốt |bên này |cũng |)?(ở |bên |đó |đây |rồi |được |hơn |bên đó |này |suốt |bên này |cũng |)?(# năm|# tháng|mấy năm|nửa năm|gần năm|hơn năm|rồi|đây|mấy tháng|cả năm|vài tháng|hai năm|ba năm)
(có |được |công ty |trung tâm |bên mình |đầy đủ |hợp đồng |giấy tờ |pháp (lý|lí) )(có |được |công ty |trung tâm |bên mình |đầy đủ |hợp đồng |giấy tờ |pháp (lý|lí) )?(giấy phép|cấp phép|giấy phép đầy đủ|pháp (lý|lí)|hợp pháp|đăng (ký|kí) kinh doanh|giấy tờ)( hoạt động| kinh doanh| đầy đủ| rõ ràng| đàng hoàng| hẳn hoi| nhà nước| hợp pháp| hợp lệ)( hoạt động| kinh doanh| đầy đủ| rõ ràng| đàng hoàng| hẳn hoi| nhà nước| hợp pháp| hợp lệ)?
(pháp luật|nhà nước|bộ|chính phủ|công an|luật|chính quyền|pháp (lý|lí)) (cho phép|công nhận|bảo hộ|bảo vệ|bảo lãnh|bảo trợ|biết hết|cấp phép|cho|thừa nhận|bảo đảm)
(người thật việc thật|không nói xạo|ảnh thật việc thật|thật 100%|ng thật|tiền tươi thóc thật|có bill|bill chuyển khoản|feedback|phản hồi thật|xem fb chị|xem facebook|xem trang cá nhân)
(chỗ|bên|việc|công ty|chủ|sếp|ông chủ|quán|bà chủ|nhà chủ|môi trường) (này |đó |chị |anh |bên đó |bên này |rất |làm ăn |người việt |làm |cũng |người ta |hiền |tốt )?(này |đó |chị |anh |bên đó |bên này |rất |làm ăn |người việt |làm |cũng |người ta |hiền |tốt )?(đàng hoàng|uy tín|tốt bụng|hiền|hiền lắm|tử tế|đáng tin|tin được|an toàn|quen biết|dễ thương|dễ chịu|thương người|sạch sẽ|lành mạnh|thoải mái lắm|hiền lành)
(lành mạnh|không tiếp khách|không đi khách|ko đi khách|không bị ép|không ép|ko ép|làm sạch|quán sạch|không dịch vụ|không nhạy cảm|ko nhạy cảm|không phạm pháp|không vi phạm|hoàn toàn tự nguyện|không phải làm bậy|không đụng chạm)
(không|ko|k|chẳng|khỏi|hổng) (có |phải |gì |hề |sợ |bị |ai |ảnh hưởng |mất )?(có |phải |gì |hề |sợ |bị |ai |ảnh hưởng |mất )?(rủi ro|nguy hiểm|vi phạm|phạm pháp|mất gì|thiệt|chuyện gì|vấn đề gì|rắc rối|đánh đập|nguy hại)
(khác|không giống|đừng tin|không như) (mấy |với |trên |cái |bọn |lời |những |hoàn toàn |báo )?(mấy |với |trên |cái |bọn |lời |những |hoàn toàn |báo )?(báo|trên mạng|chỗ lừa|bọn lừa|lừa đảo|tin đồn|báo chí|mạng|tin tức|đồn|người ta nói|báo đài)
(báo|tin trên mạng|mạng|người ta|đài|tivi) (nói|viết|đăng|thổi phồng|đồn|phóng đại) (quá|vậy thôi|bậy|lung tung|phóng đại|sai|toàn|thế thôi|nhảm)
[sign unverifiable_employer]
# No name of a company, no address
(bên|chỗ|nhà|công ty|quán|xưởng) (anh rể|bạn chị|bạn anh|người quen|chị gái|cậu|ông anh|bạn thân|bà con|chú họ|anh họ) (chị|anh|em|mình|tui|của)
(đội|nhóm|team|đường dây|hệ thống) (của |bên )?(anh|chị|mình|tụi anh|em) (làm|chuyên|lo|chạy|đang|có|nhận|cần)
(làm|hợp tác|liên kết|làm việc) (ăn )?với (một|1|mấy|vài|nhiều) (bác sĩ|công ty|chủ|tập đoàn|bệnh viện|đối tác|nhà máy|ông chủ|khách sạn|người|gia đình) (lớn|quốc tế|nước ngoài|giàu|bên|giấu tên|rất|uy tín)
(anh|chị|mình|em|tao|tui) (có )?(quen|biết) (một |ông |chị |anh |bà |thân |với )?(một |ông |chị |anh |bà |thân |với )?(giám đốc|chủ|sếp|trưởng phòng|quản (lý|lí)|tổng|bên nhân sự|người trong)
(văn phòng luật|công ty luật|trung tâm|viện|tổ chức) (của )?(chúng tôi|bên em|bên mình)
(một|1|có) (công ty|tập đoàn|chủ|ông chủ|bà chủ|gia đình|nhà hàng|khách sạn|đại gia|cặp vợ chồng) (giàu|lớn|nước ngoài|giấu tên|người hoa|khá giả|quốc tế|có điều kiện)
(bệnh viện|phòng khám|trung tâm|công ty|cơ sở) (liên kết )(nước ngoài|quốc tế|với nước ngoài)
(ông chủ|bà chủ|sếp|chủ|boss|lão bản) (là )?(người )?(hoa|trung hoa|tàu|malay|đài loan|trung quốc|ngoại quốc|nước ngoài)
(tập đoàn|công ty|cty|doanh nghiệp|chủ|ông chủ|sếp|nhà máy|xưởng|nhà hàng|khách sạn|resort|casino|đối tác|quán|nhãn hàng|thương hiệu|brand|agency|sàn|hãng|nhà đầu tư|tiệm|gia đình|chủ nhà|studio|công ty mẹ) (rất |cực |đa |của |người |một |bên |có |đang |thuộc |nhà )?(rất |cực |đa |của |người |một |bên |có |đang |thuộc |nhà )?(lớn|quốc tế|đa quốc gia|nước ngoài|trung quốc|hàng đầu|uy tín|ẩn danh|có tiếng|nổi tiếng|người hoa|người trung|người tàu|giàu có|khủng|vốn nước ngoài|tây|malay|hồng kông|singapore|giàu|giấu tên|bí mật|tầm cỡ|xuyên quốc gia)
(sếp|ông chủ|bà chủ|người quen|ông anh|đối tác) (chị|anh|em|mình|tui|tao|tôi|của chị|của anh|của mình|bên đó|bên kia|bên ấy) (đang |có |mở |cần |tuyển |là |mới |làm |kiếm |bên |quen |sắp |vừa |nhờ |thiếu |người |giàu |mua )(đang |có |mở |cần |tuyển |là |mới |làm |kiếm |bên |quen |sắp |vừa |nhờ |thiếu |người |giàu |mua )?
(tên|địa chỉ|thông tin) (công ty|chủ|quán|cty|nhà hàng|đối tác|xưởng|nhãn hàng) (sẽ |thì |chưa |không |được |em |xin |phải )?(sẽ |thì |chưa |không |được |em |xin |phải )?(báo|nói|bảo mật|gửi|cung cấp|tiết lộ|giữ kín|thông báo|biết|tiện|giấu)
(không|ko|k|chưa) (tiện |nói |cần |có |được |ghi |tiết lộ |cần biết )?(tiện |nói |cần |có |được |ghi |tiết lộ |cần biết )?(tên công ty|tên công ty|văn phòng|website|trụ sở|biển hiệu|bảng hiệu)( công ty| cty| cụ thể| rõ| văn phòng)?
[sign off_platform_contact]
# Asks to write to a private number, inbox or another service
(zalo|zl|tele|telegram|tlg|wechat|whatsapp|viber|line|wc)( )?:( )?(@)?#*
(tele|telegram|wechat|whatsapp|viber|line|zalo)( )?:( )?(@)?*
(zalo|zl|tele|telegram|tlg|wechat|whatsapp|viber|line)( )?(:|số|id|cô|em|anh|chị|nick)?( )?@*
(zalo|zl|tele|telegram|ib zalo|whatsapp|zalo cô|zalo anh|zalo chị)( ~)? (0|+84)#
(zalo|telegram|tele|whatsapp|wechat|viber|ib|inbox|nt|nhắn|inb|mess) riêng
(nhắn|nt|ib|liên hệ|add|kb|kết bạn|chat|trao đổi|gửi) (riêng )?(qua |với |vào |bằng |trên )?(zalo|telegram|tele|whatsapp|wechat|viber|line|mess|messenger|signal)
(nhắn|inbox|ib|gọi) (cho )?(mình|chị|anh|em|tui) (nói chuyện |trao đổi |để |tư vấn |)(riêng|kín)
(nhắn|nói|trao đổi) qua (telegram|zalo|số|nick) (này|kia) thôi
(ib|inbox|inb|ibx|inbok|nhắn|nhắn tin|nt|chat|liên hệ|lh|add|kết bạn|kb|gọi|alo|call|pm|dm|rep|check ib|kb zalo|tele|zl|nhắn zalo) (riêng|zalo|zl|dalo|telegram|tele|tlg|line|wechat|viber|whatsapp|wa|mess|messenger|sđt|sdt|để biết|tui|admin|ad|page|chị nhé|anh nhé|cho mình|cho chị|cho anh|cho em|kín|cá nhân|số này)
(qua|sang|vào|vô|chuyển sang|chuyển qua|add|kết bạn|nhắn qua|nhắn|dùng|tải|liên hệ|tải app|tham gia|gia nhập|quét mã|join) (nhóm |kênh |số |app |của |mình |anh |chị |qua |nick |này |bên |cái |)?(nhóm |kênh |số |app |của |mình |anh |chị |qua |nick |này |bên |cái |)?(zalo|zl|telegram|tele|tlg|line|wechat|viber|whatsapp|signal|messenger|mess|nhóm kín|nhóm riêng|group kín|nhóm tele|nhóm zalo|nhóm này|kênh này)
(zalo|zl|dalo|za lo|telegram|tele|tlg|wechat|line|whatsapp|viber|sđt|sdt|đt|lh|liên hệ|hotline|call|alo|ib zalo|skype|wc|potato|signal)( )?(:|em|anh|chị|mình|số|id|nick|kb|riêng|của anh|của chị|này|qua|cho|=)?( )?(0#|+84|84#|@|09|03|08|07|05|#|id)
(ai|bạn nào|em nào|chị em|anh em|cần|bác nào|mẹ nào|đứa nào|ae nào|thật sự|thực sự) (quan tâm|cần|muốn|có nhu cầu|muốn đi|đi|thích|nghiêm túc|muốn biết|muốn kiếm)( thêm| đi| làm| thì| việc)?( thêm| đi| làm| thì| việc)? (ib|inbox|nhắn|liên hệ|alo|cmt|chấm|để lại|add|gọi|lh|kb|kết bạn|inb|qua)
(cmt|comment|chấm|để lại|cho xin|thả|xin|gửi|để|còm|bình luận) (chấm |lại |1 |. |số |tin |tim |dấu |một |)?(chấm |lại |1 |. |số |tin |tim |dấu |một |)?(số|sđt|sdt|zalo|số điện thoại|zl|mình ib|chị ib|em ib|mình nhắn|anh ib|chị nhắn|add|mình liên hệ|mình gọi|tư vấn)
{dung} (cmt|comment|bình luận|hỏi|nói|nhắn|trả lời|gọi|trao đổi|bàn) (công khai|dưới bài|ở đây|trên này|trên nhóm|trong nhóm|ở bài|trên group|trên fb|trong group|qua đây|thường|ngoài này)
(ưu tiên |trao đổi |tư vấn |chi tiết )(ưu tiên |trao đổi |tư vấn |chi tiết )?(qua |bằng |trên |ib |nhắn )?(qua |bằng |trên |ib |nhắn )?(zalo|tele|telegram|ib|inbox|tin nhắn riêng|wechat|line|whatsapp|riêng|tin riêng|mess)
(nhắn riêng|ib riêng|inbox riêng|nói riêng|chat riêng|trao đổi riêng|tin nhắn riêng|tin riêng|bàn riêng|gửi riêng|ib kín|tư vấn riêng|nhóm kín|group kín|ib e|ib mk|ib m)
(link|mã|qr) (nhóm|zalo|tele|telegram|dưới cmt|dưới bình luận|ở bio|trong bio|bên dưới|group|ở dưới|đầu bio)
(t.me|zalo.me|wa.me|m.me|bit.ly|lin.ee)
(ib|inbox|inb|dm|pm)( )?(mình|nhé|nha|ngay|em|chị|anh|nè|để|liền|e|c|m|đi|tư vấn)?
[sign account_mule]
# Rent or sell an account, wallet or SIM card; receive and pass on money; scan the face
(cho|nhờ|mượn|đứng) (mượn |đứng |nhờ |tên |cccd |căn cước |giùm |hộ )(mượn |đứng |nhờ |tên |cccd |căn cước |giùm |hộ )?(đứng tên|đăng (ký|kí)|mở|làm|kích hoạt) (# |vài |sim|số|tài khoản|ví|thẻ|hộ)
(đăng (ký|kí)|kích hoạt|cắm|đứng tên|nuôi|giữ) (giùm |hộ |giúp |# |mỗi người |mấy |chục |vài |tên |cho )?(giùm |hộ |giúp |# |mỗi người |mấy |chục |vài |tên |cho )?(sim|sim số|số điện thoại|số mới|nick|tài khoản)
(trông|ngồi trông|canh|coi|giữ|cắm) (máy |giàn |dàn |# |hàng trăm |mấy chục |phòng |trăm )(máy |giàn |dàn |# |hàng trăm |mấy chục |phòng |trăm )?(điện thoại|sim|máy|cái điện thoại|thiết bị)
(mặt|khuôn mặt) (của em |của bạn |một lần |# lần |trước camera |trước máy |quay )?(của em |của bạn |một lần |# lần |trước camera |trước máy |quay )?(trái|phải|nháy|chớp|xác thực|mở app|là xong|quét)
(thuê|cho thuê|mượn|mua|bán|cho mượn|thu mua|thu|gom|nhận thuê|cần thuê|cần mua|cần thu|bán lại|thầu|mở giùm|mở hộ|đứng tên) (lại |lại các |gấp |các |loại |số |nhiều |mấy |# |hộ |giùm |tên |luôn |vài |những |giúp |thêm |một |cái |cho |sẵn |mới |chính chủ |thuê )?(lại |lại các |gấp |các |loại |số |nhiều |mấy |# |hộ |giùm |tên |luôn |vài |những |giúp |thêm |một |cái |cho |sẵn |mới |chính chủ |thuê )?(tài khoản|tk|stk|tk ngân hàng|tài khoản ngân hàng|thẻ ngân hàng|thẻ atm|atm|tknh|tk bank|acc bank|ví điện tử|ví momo|momo|sim|sim rác|sim chính chủ|sim điện thoại|zalo|nick zalo|nick|acc|acc zalo|số điện thoại|bank|thẻ tín dụng|app ngân hàng|internet banking|tài khoản facebook|tài khoản zalo|tài khoản công ty|zalo cũ|facebook cũ)
(tài khoản|tk|thẻ|sim|ví|bank|thẻ atm|tài khoản ngân hàng|zalo|momo|tk ngân hàng|số tài khoản|thẻ ngân hàng) (không dùng|để không|bỏ không|rảnh|nhàn rỗi|đang không xài|không xài|ko dùng|ko xài|k dùng|của em|của bạn|chính chủ|trống|sạch|cũ|ít dùng|cũ không dùng|đứng tên em|đứng tên|em không dùng|còn dư)( ~)? (thuê|bán|kiếm|cho|nhận|lấy|mua|mượn|mỗi|{tien}|dùng|trả)
(nhận|tiếp nhận|hứng) (tiền|giùm tiền|tiền hộ|chuyển khoản|hộ tiền|tiền khách|tiền của khách|tiền giùm|dòng tiền|tiền về)( ~)? (chuyển|chuyển tiếp|rút|giữ lại|hưởng|chuyển đi|đưa|bắn|ck|giao|mua usdt|mua tiền số)
(tiền|khách|dòng tiền) (về|vào|vô|chạy qua|đổ về|sẽ vào|qua|chuyển vào|chuyển về|ra vào) (tài khoản|tk|stk|thẻ|acc) (của |em|bạn|anh|thì|rồi|là|mình|giúp|)?(của |em|bạn|anh|thì|rồi|là|mình|giúp|)?
(chuyển|rút|bắn|ck|giao|chuyển tiếp|mua) (tiếp |tiền |lại |hộ |giùm |đi |qua |sang |ra |thành |tiền mặt )(tiếp |tiền |lại |hộ |giùm |đi |qua |sang |ra |thành |tiền mặt )?(cho |vào |sang |qua )?(tài khoản khác|số khác|công ty|bên mình|tài khoản công ty|tk khác|chỉ định|usdt|tiền số|tiền ảo|tk chỉ định|tài khoản chỉ định|hưởng|giữ lại|cho anh|cho chị|người khác)
(giữ lại|hưởng|ăn|được|lấy|nhận) (hoa hồng |lại |được |ngay |liền )?(hoa hồng |lại |được |ngay |liền )?#% (mỗi|trên|số tiền|tổng|cho mỗi|giá trị|một|/|tiền|giao dịch)
(quét|xác thực|quay|chụp|scan|nhận diện|xác minh|sinh trắc|xác nhận|đưa|cho) (lại |cái |video |bằng |nhận diện |hộ |giùm |sinh trắc |luôn |qua |nhanh |xong )?(lại |cái |video |bằng |nhận diện |hộ |giùm |sinh trắc |luôn |qua |nhanh |xong )?(khuôn mặt|mặt|gương mặt|sinh trắc|sinh trắc học|face|faceid|face id|vân tay|kyc|ekyc|nháy mắt|quay trái quay phải)
(kyc|ekyc|xác minh danh tính|quét mặt|quét khuôn mặt|sinh trắc học|bán mặt|thuê mặt|cho thuê mặt)
(đọc|gửi|đưa|báo|chụp|cung cấp|cho) (mã |lại |cho |chị |anh |mình |bên |cái |giúp )?(mã |lại |cho |chị |anh |mình |bên |cái |giúp )?(otp|mã otp|mật khẩu|mã pin|pass|mã xác nhận|mã xác thực|mk|pin|mã kích hoạt|user|tên đăng nhập)
(đưa|gửi|giao|bàn giao|nộp|bán|cung cấp|kèm) (lại |cho |luôn |kèm |cả |anh |chị |bên |em |full |hết |bộ )?(lại |cho |luôn |kèm |cả |anh |chị |bên |em |full |hết |bộ )?(thẻ|thẻ atm|sim|app|tài khoản|tk|sim kèm|mật khẩu|sim đăng (ký|kí)|thông tin tài khoản|thông tin đăng nhập|sim và thẻ|thẻ với sim)( atm| và| kèm| với| cho| ngân hàng| cùng| đăng nhập| ,)?( atm| và| kèm| với| cho| ngân hàng| cùng| đăng nhập| ,)?
(mở|làm|đăng (ký|kí)|kích hoạt|đứng tên) (mới |hộ |giúp |giùm |thêm |tên |cho |mình |chị |đủ |giấy |# |sẵn |một |1 |vài |nhiều |mấy |được |loạt |các |cái |chính chủ |càng nhiều )?(mới |hộ |giúp |giùm |thêm |tên |cho |mình |chị |đủ |giấy |# |sẵn |một |1 |vài |nhiều |mấy |được |loạt |các |cái |chính chủ |càng nhiều )?(tài khoản|tk|thẻ|sim|ví|tài khoản ngân hàng|tk ngân hàng|thẻ ngân hàng|công ty|pháp nhân|hộ kinh doanh|momo|bank|ngân hàng|sim chính chủ|app)( ~)? ({tien}|trả|nhận|được|giao|đưa|thưởng|mỗi|công|bên mình|tiền|bán|cho anh|cho chị|cho bên)
(mỗi|một|1|/)( )?(tài khoản|tk|sim|thẻ|acc|ví|stk|bank|lần quét|app|khuôn mặt|nick|mặt|ngân hàng|sim chính chủ|zalo) (được |trả |giá |thuê |là |nhận |= |: |bên mình trả |chị trả |anh trả |có |giao |dùng |sạch |đứng tên |mở |là được |mình trả )?(được |trả |giá |thuê |là |nhận |= |: |bên mình trả |chị trả |anh trả |có |giao |dùng |sạch |đứng tên |mở |là được |mình trả )?{tien}
{tien}( )?(một|1|mỗi|/|cho|cho mỗi|trên)( )?(tài khoản|tk|sim|thẻ|acc|ví|stk|lần quét|app|khuôn mặt|nick|ngân hàng|bank)
(cắm|treo|nuôi|để|lắp|đặt|quản|gắn|giữ) (sẵn |giùm |hộ |cái |bộ |dàn |thiết bị |mấy |# |cục |nhờ )?(sẵn |giùm |hộ |cái |bộ |dàn |thiết bị |mấy |# |cục |nhờ )?(sim|dàn máy|dàn điện thoại|sim box|simbox|modem|box|dàn sim|thiết bị phát sóng|nick|máy phát|phone farm|hộp sim|trạm phát|bts)
(làm giàu|kiếm|thêm)( ~)? (từ|với|bằng|nhờ) (tài khoản|sim|thẻ ngân hàng|cái sim|cái thẻ)
(cân bank|chạy bank|chạy tiền|rửa tiền|thầu tk|đổ tiền|gạch cước|chuyển tiền hộ|đổi tiền hộ|tay bank|rút tiền hộ|rút tiền giùm|rút hộ)
[sign referral_bounty]
# Money for bringing others
(giới thiệu|rủ|kéo|dẫn)( ~)? (công ty |bên mình |chị |anh |em |được )?(công ty |bên mình |chị |anh |em |được )?(thưởng|cộng|bồi dưỡng|hoa hồng|tặng|hậu tạ) (nóng |thêm |ngay )?(nóng |thêm |ngay )?({tien}|)
(ai|bạn nào) (qua|sang|đi|vào|làm) (em|chị|anh|theo|cùng)( ~)? (thưởng|chia|hoa hồng)
(công ty|cty|sếp|bên đó) thưởng( ~)? (chia|em chia|chị chia|chia đôi|chia lại)
(giới thiệu|rủ|kéo|mời|dẫn|dắt|gom|kiếm được|kiếm thêm) (được |thêm |về |cho |chị |anh |bên mình |qua |một |1 |mỗi |# |vào |người |bạn |bạn bè |theo |cùng |nhiều |đủ |hai |ba |mấy |vài |càng nhiều |ai |em |đứa |hàng xóm |lao động |chị em )?(được |thêm |về |cho |chị |anh |bên mình |qua |một |1 |mỗi |# |vào |người |bạn |bạn bè |theo |cùng |nhiều |đủ |hai |ba |mấy |vài |càng nhiều |ai |em |đứa |hàng xóm |lao động |chị em )?({nguoi}|ai)( ~)? ({tien}|thưởng|hoa hồng|nhận ngay|bonus|được cộng|cảm ơn|bồi dưỡng|lì xì|hậu tạ|được công ty thưởng|cộng thêm|được #|giảm|chia|lót tay|trích|có quà|%|cà phê|trà nước|phí giới thiệu|được|hh|bo)
(mỗi|một|1|theo|cứ) ({nguoi}|đầu|lượt|ca|suất) (giới thiệu |đi |đến |mới |thành công |giới thiệu được |được |kéo về |dẫn tới |đậu |vào làm |qua |rủ được |rủ |bay |là |thì |trọn |đi được |trả |chị trả |chị gửi |anh trả |anh gửi |bồi dưỡng |chị bồi dưỡng |gửi lại |thưởng |hoa hồng |: |= |)?(giới thiệu |đi |đến |mới |thành công |giới thiệu được |được |kéo về |dẫn tới |đậu |vào làm |qua |rủ được |rủ |bay |là |thì |trọn |đi được |trả |chị trả |chị gửi |anh trả |anh gửi |bồi dưỡng |chị bồi dưỡng |gửi lại |thưởng |hoa hồng |: |= |)?{tien}
{tien}( )?(một|1|mỗi|/|cho mỗi|trên|cho|theo)( )?(đầu|người|em|ng|đầu người|bạn|cô|bé|ca|đứa|khách|hồ sơ|lao động|nữ|con|đầu khách|suất|người giới thiệu|bạn giới thiệu)
(hoa hồng|thưởng|tiền|phí|bonus|hh|bồi dưỡng|tiền công|quà|phần trăm|lót tay|cà phê) (giới thiệu|tuyển|môi giới|rủ|người mới|bạn bè|mời|theo đầu|theo đầu người|mỗi người|trên đầu|cho người giới thiệu|đầu người|kéo người)
(ai|bạn nào) (có )?(giới thiệu|dẫn|kiếm|tìm|kéo|rủ|dắt|biết) (được |người |ai |thêm |giùm |cho |bạn |)?(được |người |ai |thêm |giùm |cho |bạn |)?~ (thưởng|hoa hồng|cảm ơn|hậu tạ|{tien}|bồi dưỡng|có quà|tiền|cà phê|gửi lại|hh)
(rủ|kéo|dẫn|đi|dắt|mời|giới thiệu) (thêm |theo |cùng |với |bạn |cả |được |hai |ba |nhóm |# |mấy |một |vài |đông |)?(thêm |theo |cùng |với |bạn |cả |được |hai |ba |nhóm |# |mấy |một |vài |đông |)?(bạn|bạn bè|người thân|chị em|đứa|anh em|người|bạn cùng|nhóm)( cùng| đi| nữa| càng| tốt| qua| làm| theo)?( cùng| đi| nữa| càng| tốt| qua| làm| theo)? (thì |càng |sẽ |được |có |để )(thì |càng |sẽ |được |có |để )?(thưởng|tốt|vui|cộng|hoa hồng|bonus|nhiều|tiền|thêm|giảm|lời|ưu tiên|được)
(thưởng|bonus|hoa hồng) (nóng |thêm |ngay |liền |tiền |mặt )?(nóng |thêm |ngay |liền |tiền |mặt )?({tien}|)( )?(khi |nếu |cho ai |cho |cho bạn |cho người )(giới thiệu|rủ|kéo|dẫn|mời|tuyển)
(chia|trích) (lại |cho |hoa hồng |em |% |#% |tiền )(lại |cho |hoa hồng |em |% |#% |tiền )?~ (người|đầu|giới thiệu|hồ sơ|lao động|cô|ca)
(hệ thống|cấp dưới|tuyến dưới|f1|đội nhóm|nhánh|downline)( ~)? (hoa hồng|thưởng|nhận|%|hưởng)
[sign scam_sector]
# Online gambling, crypto customers, chatting with strangers to invest, call rooms
(duyệt|xử (lý|lí)|kế toán|nhân viên|chăm|trực) (đơn |lệnh |khách |khâu |tiền )?(đơn |lệnh |khách |khâu |tiền )?(nạp rút|nạp tiền game|rút nạp|nạp tiền|cược|lệnh cược)
(game|web|app|trang|cổng game|nhà cái) (bài|cược|cá cược|đánh bài|đổi thưởng|bắn cá|slot|casino|bóng đá|nổ hũ|giải trí trực tuyến)
(casino|sòng bài) (online|trực tuyến|bên|qua mạng|lớn|mới|quốc tế|của người|live)
(livestream|stream|live|dealer) (game|chia bài|bài|casino|kéo khách)
(casino|sòng bài|sòng bạc|sòng)( ~)? (campuchia|bavet|ba vét|poipet|myanmar|miến|lào|tam giác vàng|biên giới|đặc khu|phi|sihanouk*|bên kia|bên cam|philippines)
(làm|việc|tuyển|chạy) (bên |mảng |cho |ở )?(bên |mảng |cho |ở )?(game|bet|betting|bài|cá cược|nhà cái|web bet|crypto|coin|forex|tiền số|tiền ảo)
(khách|họ|đối phương|nó) (tin|tin tưởng|đã tin|mê|cắn câu|yêu) (thì|là|rồi)( ~)? (chuyển|nạp|đầu tư|leader|chốt)
(xây dựng|tạo|nuôi|đóng|diễn) (nhân vật|hình tượng|nick|profile|vai)( ~)? (khách|chat|hội thoại|đầu tư|tin)
(chạy số|chạy kpi|chỉ tiêu khách|kpi khách|kpi # khách|dí khách|chăm data|data khách|khách nạp|chạy chỉ tiêu)
(casino|sòng bài|sòng bạc|đánh bài|cờ bạc|game bài|nhà cái|cá cược|cá độ|bóng đá online|xổ số|lô đề|slot|nổ hũ|bài bạc|baccarat|poker|đổi thưởng|tài xỉu|xóc đĩa|game đổi thưởng|đá gà|bài cào|game) (online|trực tuyến|mạng|trên mạng|quốc tế|trực tiếp|qua mạng|bên|live|lớn|hợp pháp)
(chăm sóc khách|cskh|chăm khách|trực page|telesale|tele|sale|marketing|mkt|nhân viên|it|(kỹ|kĩ) thuật|kế toán|quảng cáo|chạy quảng cáo|kéo khách|seo|hậu đài|hậu cần|vận hành|admin|trực|mảng|văn phòng|cs) (cho |hàng |bên |mảng |web |trang |sàn |trang web |viên |của |khách |game |hệ thống |khách hàng |app |công ty |các )?(cho |hàng |bên |mảng |web |trang |sàn |trang web |viên |của |khách |game |hệ thống |khách hàng |app |công ty |các )?(casino|game|game bài|cá cược|cá độ|nhà cái|cờ bạc|sòng|sòng bài|bài|bet|betting|gaming|đổi thưởng|xổ số|lô đề|slot|nổ hũ|đánh bạc|web bet|sàn|crypto|tiền ảo|forex|chứng khoán quốc tế|bài bạc)
(tiền ảo|tiền số|tiền điện tử|crypto|bitcoin|btc|usdt|forex|fx|chứng khoán quốc tế|sàn vàng|quyền chọn nhị phân|bo|sàn|đầu tư|token|coin|nft|giao dịch|trade|ngoại hối|tài chính quốc tế) (team|dự án|khách|sàn|đầu tư|online|nước ngoài|mới|quốc tế|cho khách|lợi nhuận|tư vấn|nạp|khách hàng|sinh lời|bên|trực tuyến|team sale|lãi|cam kết|forex|crypto)
(đội|team|nhóm|mảng|công ty|sàn|dự án|phòng|khách|tư vấn|chuyên viên|sale|nhà đầu tư|kéo|dạy|hướng dẫn|đầu tư|giao dịch|chơi|chốt|trade) (sale |khách |đầu tư |về |cho |giao dịch |tư vấn |dịch |chat |bên |marketing |vào |làm |thêm |chơi )?(sale |khách |đầu tư |về |cho |giao dịch |tư vấn |dịch |chat |bên |marketing |vào |làm |thêm |chơi )?(tiền ảo|tiền số|tiền điện tử|crypto|bitcoin|usdt|forex|ngoại hối|chứng khoán quốc tế|sàn vàng|coin|token|nhị phân|fx|sàn giao dịch)
(chat|nhắn tin|nói chuyện|trò chuyện|tâm sự|làm quen|kết bạn|giao lưu|trả lời|tán|tán tỉnh|thả thính|tương tác|tìm hiểu|nhắn|tiếp cận|bắt chuyện|dẫn dắt|xây dựng lòng tin|thuyết phục|chốt|chăm) (với |cùng |và |qua mạng |online |làm quen |các |những |mấy |tin |kết bạn |trên mạng |qua tin nhắn |được )?(với |cùng |và |qua mạng |online |làm quen |các |những |mấy |tin |kết bạn |trên mạng |qua tin nhắn |được )?(khách nước ngoài|khách tây|người nước ngoài|người lạ|tây|mấy ông tây|đàn ông|khách hàn|khách (mỹ|mĩ)|khách nhật|khách trung|khách đài|người già|người cô đơn|kiều bào|việt kiều|khách châu âu|nhà đầu tư|người giàu|đại gia|người (mỹ|mĩ)|người úc|phụ nữ đơn thân|khách mạng|bạn tình)( nước ngoài| tây| tiềm năng| đầu tư| nạp| giàu| trên mạng| qua mạng| cô đơn)?( nước ngoài| tây| tiềm năng| đầu tư| nạp| giàu| trên mạng| qua mạng| cô đơn)?
(dùng|bằng|theo|đóng vai|giả|với|đóng giả|vào vai|cầm|sử dụng|quản (lý|lí)|có) (sẵn |tài khoản |nick |hình |ảnh |profile |hồ sơ |kịch bản |vai |làm |# |người |gái |trai |mấy |nhiều |chục )?(sẵn |tài khoản |nick |hình |ảnh |profile |hồ sơ |kịch bản |vai |làm |# |người |gái |trai |mấy |nhiều |chục )?(kịch bản|nick ảo|nick gái xinh|tài khoản ảo|nick phụ|ảnh người mẫu|ảnh gái|profile ảo|mẫu|gái xinh|hot girl|doanh nhân|nick có sẵn|kịch bản có sẵn|soái ca|nick sẵn|trai đẹp|người thành đạt|nick clone|tài khoản clone|nhiều điện thoại|# điện thoại|# nick)
(kịch bản|mẫu câu|bài chat|mẫu tin) (có sẵn|sẵn|soạn sẵn|cho sẵn|công ty đưa|copy)
(làm|chạy|nhận|hoàn thành|giật|thả) (các |nhiệm vụ |đơn |like |job |những )?(các |nhiệm vụ |đơn |like |job |những )?(nhiệm vụ|like|tim|follow|đơn hàng|giật đơn|thả tim|đánh giá|xem video|đơn ảo|review|bấm like|chốt đơn ảo|tăng tương tác|tương tác|lướt tiktok|nghe nhạc|bình chọn)( ~)? (hoa hồng|{tien}|nhận|tiền|nạp|hoàn|rút|lương|kiếm|hoàn tiền)
(thả tim|like|follow|xem|đánh giá|lướt|bấm|tim|xem clip) (video|tiktok|youtube|sản phẩm|khách sạn|shopee|kênh|bài|clip|tim|follow|đơn|app|phim|quảng cáo|dạo|page)( ~)? (kiếm|hoa hồng|{tien}|nhận|trả|tiền|rút)
(cộng tác viên|ctv|tuyển ctv|chốt đơn|xử (lý|lí) đơn) (online |chốt |xử (lý|lí) |đơn |hàng |làm |tại nhà |shopee |lazada |tiki |tiktok |thanh toán |trực tuyến |đánh giá |sàn |thương mại điện tử |ảo )(online |chốt |xử (lý|lí) |đơn |hàng |làm |tại nhà |shopee |lazada |tiki |tiktok |thanh toán |trực tuyến |đánh giá |sàn |thương mại điện tử |ảo )?~ (nạp|hoa hồng|hoàn|ứng|%|thanh toán|kiếm)
(lùa gà|nuôi heo|mổ heo|mổ lợn|giết heo|sát trư|kéo khách nạp|khách nạp|dụ khách|câu khách|kéo khách|dẫn khách nạp|chăm gà|dí số|dụ nạp|kéo nạp|cho khách nạp|chốt khách nạp)
(gọi|telesale|gọi điện|nghe gọi|tổng đài|phòng gọi|call center) (cho |khách |điện |theo |mời |danh sách |vay |tư vấn |đòi |viên |mời gọi |nhắc |thu )(cho |khách |điện |theo |mời |danh sách |vay |tư vấn |đòi |viên |mời gọi |nhắc |thu )?(đầu tư|nạp|vay|nợ|tham gia|kịch bản|data|app|game|sàn|thu nợ|đòi nợ|chơi)
(đòi nợ|nhắc nợ|thu hồi nợ) (app|qua điện thoại|thuê|online|qua mạng)
(app|sàn|web|trang) (hẹn hò|dating|kết bạn|tinder) (khách|chat|nhắn|nước ngoài|tìm|làm quen)
[sign risk_destination]
# A place known for compounds as the place of work: compounds bare; other places only with a word of work
(làm|việc|tuyển|lương|văn phòng|công ty|team|nơi làm|địa điểm|trụ sở|xưởng|sòng|casino|nhân viên|chỗ làm|chi nhánh|đặc khu|khu|phục vụ|đưa|hút|cần người|sếp|quán|nhà hàng|khách sạn|bay|đón|rước|tao|tui|chị đang|anh đang|chị ở|anh ở|chuyển|dời|chỗ)( ~)? {dac}
{dac}( ~)? (làm|tuyển|lương|cần|việc|đang hút|thiếu|trả|casino|công ty|văn phòng|có phòng|nhận|nhân viên|bao|#tr|triệu|đô|usd|$|chỗ làm)
(casino|sòng bài|game|online|gõ máy|đánh máy|nhập liệu|cskh|chăm sóc khách|trực page|telesale|văn phòng|công ty)( ~)? (campuchia|cambodia|cam pu chia|căm pu chia|cam bốt|campot|miến điện|myanmar|miến bắc|bắc miến)
(campuchia|cambodia|cam pu chia|campot|miến điện|myanmar|yangon|miến bắc|bắc miến)( ~)? (casino|sòng|game|online|gõ máy|đánh máy|cskh|chăm sóc khách|telesale|crypto|forex|chat|khu khép kín)
(bên|qua|sang) (miến|bắc miến|miến bắc) (nó|làm|trả|lương|có|ở)
{khu}
(khu|đặc khu|khu kinh tế|khu kinh tế đặc biệt|kk|tổ hợp|khu phức hợp|khu công nghệ|công viên|khu tự trị|khu casino|thành phố casino) (kinh tế |đặc biệt |casino |công nghệ |của người trung |người hoa |mới |)?(kinh tế |đặc biệt |casino |công nghệ |của người trung |người hoa |mới |)?(ở |bên |tại |giáp |gần |)?(campuchia|cam|miến|miến điện|myanmar|lào|biên giới|thái miến|miến thái|trung quốc|bên kia|tam giác|philippines|bên cam)
(qua|gần|giáp|sát|ngay|cửa khẩu|biên giới|bên kia|qua khỏi|qua cửa khẩu|sang bên kia) (cửa khẩu |bên |biên giới |khỏi |chút |ngay )?(cửa khẩu |bên |biên giới |khỏi |chút |ngay )?(mộc bài|xa mát|hà tiên|tịnh biên|bình hiệp|lao bảo|bờ y|cầu treo|tây trang|dinh bà|thường phước|vĩnh xương|khánh bình|long bình|lệ thanh|hoa lư|đồng đăng|móng cái|tân thanh|lũng vài) (làm |là |thôi |chút |vài |có |tới |# |chỉ |đi |rồi |một đoạn )?(làm |là |thôi |chút |vài |có |tới |# |chỉ |đi |rồi |một đoạn )?(làm|tới|casino|sòng|việc|bên kia|công ty|là tới|cây số|km|đi|#|phút)
(pogo|clark|pasay|cavite|bamban|tarlac|porac|angeles|makati|parañaque|paranaque|manila|phi luật tân|philippin|philippines)( ~)? (casino|game|online|cskh|chăm sóc khách|gaming|làm|sòng|bet|pogo|lương)
(viêng chăn|vientiane|lào|luông nậm thà|xa vẳn|savannakhet|savan|thà khẹt|pak sế|paksan|udomxay|oudomxay|luang namtha)( ~)? (casino|game|online|cskh|chăm sóc khách|gõ máy|đánh máy|sòng|đặc khu|khu kinh tế|khu casino|nhập liệu|chat)
(casino|game|online|cskh|gõ máy|đánh máy|sòng|đặc khu|nhập liệu|chat|văn phòng)( ~)? (ở|bên|tại|qua|sang) (lào|thái|viêng chăn|phi|philippines|miến|cam|chiang rai|chiềng rai)
[sign grooming_trust]
# Affection, marriage or friendship used to get someone to go
(anh|a)( ~)? (yêu em|thương em|cưới em|lấy em|nhớ em|nuôi em|lo cho em|bù đắp|chờ em|đợi em|chung sống|làm vợ|bên em)
(em|bé|cưng) (là|làm) (vợ|người yêu|cả thế giới|tất cả|người anh|của anh|cô gái anh)
(chị em|anh em|bạn bè|bạn thân|người nhà|hàng xóm|thầy trò|đồng hương) (với nhau|chơi với nhau|mấy năm|bao năm|thân|mình)( ~)? (mới|nên|không|chẳng|tin|lừa|rủ|chỉ|giúp|hại)
(chị|anh|tao|cô) (có )?(bao giờ|khi nào|nào) (hại|lừa|gạt|để|bỏ) (em|mày|cháu)
(sang|qua|bay sang|bay qua|ra) (đây |bên này |đó |ở |sống |với |gặp |cùng |chung )(đây |bên này |đó |ở |sống |với |gặp |cùng |chung )?(anh|với anh|với chồng|cùng anh|gặp anh)
(sang|qua) (đây |bên này |với anh |rồi )?(đây |bên này |với anh |rồi )?(mình|tụi mình|hai đứa|anh em mình|chúng ta) (sẽ )?(cưới|sống|ở|lấy|xây|làm đám|bên nhau)
(anh|a) (mua vé|đặt vé|lo vé|lo hết|bao hết|nuôi em|chờ em|đón em|đợi em|chuẩn bị|cần em|muốn gặp em|nghiêm túc|muốn em|mong em|lo cho em|tính chuyện)
(mình|tụi mình|hai đứa mình|anh và em|anh với em) (sẽ |về |cùng |rồi |mau |sớm )?(sẽ |về |cùng |rồi |mau |sớm )?(cưới|lấy nhau|về chung|xây nhà|có con|sống chung|bên nhau|gần nhau|làm đám cưới|làm giấy kết hôn|đăng (ký|kí) kết hôn)
(bố mẹ|mẹ|ba mẹ|gia đình) anh (muốn|mong|thích|(quý|quí)|chờ|đợi|sẽ|cũng|rất|thương) (gặp |thấy |rất |em|(quý|quí) |thương )(gặp |thấy |rất |em|(quý|quí) |thương )?
(nhà chồng|mẹ chồng|chú rể|anh ấy|chồng|gia đình bên đó|nhà trai|ông bà chủ|bà chủ|chủ nhà) (sẽ |rất |cũng |bên đó |coi |thương |(quý|quí) )(sẽ |rất |cũng |bên đó |coi |thương |(quý|quí) )?(thương|(quý|quí)|cưng|hiền|chiều|như con|như người nhà|tốt|coi như con|như con gái)
(chị|anh|cô|dì) (thương|(quý|quí)|coi|xem|nhận) (em|cháu|bé|con|tụi nhỏ|mấy đứa|bé nó|các con|các em) (như|lắm|thật|từ|nên|là|nhất)
(bé|cháu|con|em) (sẽ |qua đây |lên đây |ở với cô |về đây )?(sẽ |qua đây |lên đây |ở với cô |về đây )?(được )?(thương|cưng|chăm|coi|nuôi|yêu thương|lo) (như con|như ruột|đàng hoàng|tử tế|như con ruột|như con đẻ|như người nhà)
(anh|em|a|e) (sẽ |thật lòng |thật sự |rất |cũng |đã |chỉ |luôn |mãi |vẫn |càng ngày càng |mong được |muốn |thực sự |nhớ và )?(sẽ |thật lòng |thật sự |rất |cũng |đã |chỉ |luôn |mãi |vẫn |càng ngày càng |mong được |muốn |thực sự |nhớ và )?(yêu|thương|nhớ|cưới|lấy|che chở|chăm sóc|lo cho|bảo vệ|nuôi|mong gặp|bù đắp) (em|anh|e|a|bé|nhiều|lắm|cả đời|suốt đời|làm vợ|cho em|mẹ con em|hai mẹ con)
(bà xã|ông xã|vk|ck|cục cưng|em yêu|anh yêu|bé yêu|tình yêu|người yêu|babe|honey|baby|công chúa|bé cưng|mình ơi|vợ yêu|cưng|bé ơi|nàng|vợ tương lai) (à|ơi|yêu|của anh|của em|tương lai|iu|nè|nhé|nha|cứ|đừng|ạ)
(coi|xem|thương|thương em|(quý|quí)|đối xử|xem như|coi như|lo cho em|chăm|chị coi|anh coi|nghĩ|đối đãi|nhận|xem em|coi em) (em |con |cháu |bạn |mấy đứa |nhân viên |mày |cô dâu |nó |các em |như |là |nhau |anh em |mọi người |với )?(em |con |cháu |bạn |mấy đứa |nhân viên |mày |cô dâu |nó |các em |như |là |nhau |anh em |mọi người |với )?(như |là |làm )(như |là |làm )?(em gái|em ruột|em trai|con gái|con|con đẻ|con ruột|con cháu|người nhà|chị em|anh em|em út|em|ruột thịt|gia đình|máu mủ|người thân|con cái|cháu ruột|em chị|vợ|cháu|ruột|con gái ruột|em gái ruột)
(như|coi nhau như|xem nhau như|như một|sống như) (người nhà|em gái|chị em|anh em|gia đình|con gái|con đẻ|ruột thịt|em ruột|chị em ruột|anh em ruột|con cháu|trong nhà|người một nhà|người thân)
(thấy|biết|hiểu|tội|nghe) (em|bạn|mày|cháu|con|hoàn cảnh|nhà em|nhà mày|gia đình em|hoàn cảnh em) (hiền|ngoan|khổ|vất vả|khó khăn|thật thà|tội|cực|tội nghiệp|cũng khổ|dễ thương|hiếu thảo|khó|nghèo|hiền lành|đang|cần tiền|cực khổ|chịu khó|có hiếu|thương|hoàn cảnh)
(thương|(quý|quí)|mến|tội|tin|có duyên|hợp duyên) (em|cháu|mày|con|bạn|hoàn cảnh|nhau) (nên|mới|lắm|nhất|quá|thật|chị mới|như|thì|mà|từ|anh mới)
(chị|anh|cô|dì|chú|mình|tao|tui) (thương |tin |(quý|quí) |vì |thấy |coi |nghĩ |nể )(thương |tin |(quý|quí) |vì |thấy |coi |nghĩ |nể )?(em|mày|cháu|con|tình|bạn)( ~)? (mới|nên|giới thiệu|rủ|chỉ|kéo|cho|nói|lo|giúp|để dành|giữ)
(cưới|kết hôn|lấy|làm đám cưới|xây tổ ấm|về chung nhà|về ra mắt|đám cưới|sống chung|chung sống|sống với anh|tương lai|làm vợ|ra mắt ba mẹ|gặp mẹ anh|sinh con|mua nhà cho em|mua nhẫn)( ~)? (sang|qua|bay|bên này|bên đó|vé|visa|với anh|bên anh|anh lo|gặp anh|ở đây|cùng anh)
(quen nhau|nói chuyện|chat|yêu|nhắn tin|tìm hiểu|bên nhau|gọi video) (nhau |với nhau |qua mạng |trên mạng |online |qua facebook |qua tiktok |được |mình |tụi mình |cũng |hơn |gần |trên )?(nhau |với nhau |qua mạng |trên mạng |online |qua facebook |qua tiktok |được |mình |tụi mình |cũng |hơn |gần |trên )?(# tháng|mấy tháng|nửa năm|# tuần|hơn tháng|mỗi đêm|mỗi ngày|hai tháng|ba tháng|mấy tuần|qua mạng|qua facebook|qua tiktok|trên app|lâu rồi|bấy lâu)
(có|đã có|còn có) (anh|chị|tao|mình|tui) (ở đây|lo|đây|rồi|bên cạnh|bên này|kề bên|bên đó|chăm|che chở|ở bên)
(chị|anh|tao|mình|tui|dì|cô) (sẽ |lo |ở |đón |luôn |đây |đích thân )?(sẽ |lo |ở |đón |luôn |đây |đích thân )?(lo|lo hết|lo cho|chăm|bao bọc|kèm|che chở|ở cạnh|bên cạnh|chăm lo|nâng đỡ|dìu dắt) (cho em|em|mày|cháu|con|hết cho em|hết cho|chu đáo)
(em gái|em|con gái|con|cháu|chị em) (kết nghĩa|nuôi)
(định mệnh|duyên số|nửa kia|người đàn ông của đời|anh đợi em|chờ em bên này|đợi em sang|nhớ em|gặp em|ôm em|bên em trọn đời|em là tất cả|anh chờ em)
(gửi|mua|tặng|chuyển) (cho |em |quà |trước |mẹ em |tặng |con |bé )(cho |em |quà |trước |mẹ em |tặng |con |bé )?(nhẫn|quà|hoa|điện thoại|dây chuyền|tiền tiêu|váy|túi|gấu bông|tiền tiêu vặt)
[sign profile_targeting]
# Asks for the young, single, pretty, poor, indebted, for those from villages
(ưu tiên|cần|tuyển|tìm|nhận|hợp với|dành cho) (các |bạn |người |em |nữ |chị em |những |mấy )?(các |bạn |người |em |nữ |chị em |những |mấy )?(độc thân|trẻ|chưa chồng|chưa gia đình|xinh|cao ráo|nghỉ học|thất nghiệp|khó khăn|mắc nợ|nợ|vùng cao|ở quê|miền tây|mẹ đơn thân|mới lớn|chưa con|gia đình khó khăn|cần tiền|kẹt tiền|ngoại hình|mới ra trường|hoàn cảnh|dân tộc|mồ côi)
(em|cháu|bạn|mày|con) (đang |còn |lại |mới |vừa )(đang |còn |lại |mới |vừa )?(khó khăn|nợ|kẹt|cần tiền|thất nghiệp|nghỉ học|mất việc|trẻ|túng|bí)
(nhà|gia đình|hộ|bố mẹ|con nhà) (nào |có |em |mình |thuộc )?(nào |có |em |mình |thuộc )?(đông con|khó khăn|neo đơn|nghèo|hoàn cảnh|túng|mồ côi|bất hạnh|thiếu thốn|cận nghèo|nợ nần)
(từ |tuổi |độ tuổi |tầm |khoảng )?(từ |tuổi |độ tuổi |tầm |khoảng )?(16|17|18|19|20)( )?(-|đến |tới | )( )?(#)( )?(tuổi|t)?( ~)? (xinh|ngoại hình|độc thân|(khỏe|khoẻ)|cao|chưa chồng|hiền|ngoan|dễ nhìn|ưa nhìn|trẻ|da trắng)
(nữ|gái|bạn nữ|mẫu|phụ nữ|con gái) (từ |tuổi |độ tuổi |trẻ |, )?(từ |tuổi |độ tuổi |trẻ |, )?(1|2)#( )?(đến |tới |- )?(tuổi|t|đổ xuống|trở xuống)
((khỏe|khoẻ) mạnh|sức (khỏe|khoẻ) tốt|không bệnh|nhóm máu (o|a|b|ab)) (, |và |không )?(, |và |không )?(trẻ|# tuổi|cần tiền|dưới|nhóm máu|kẹt tiền|từ|đang cần)
(cao|chiều cao) (từ |trên |tối thiểu )?(từ |trên |tối thiểu )?1m#( )?(trở lên|đổ lên)?( ~)? (xinh|da|mặt|ngoại hình|dáng|ưa nhìn|dễ nhìn|trẻ)
#(t|tuổi)( )?(, |trở xuống |ngoại hình |xinh |, ngoại hình )(, |trở xuống |ngoại hình |xinh |, ngoại hình )?(xinh|khá|dễ nhìn|ưa nhìn|trẻ)
nữ # #
(khó khăn|túng|nghèo|kẹt tiền|nợ)( ~)? (lo làm|không nuôi|nuôi không|không có tiền|không đủ|ngặt nghèo)
(kẹt nợ|đang nợ|mắc nợ|vỡ nợ|nợ ngập|bí tiền|kẹt tiền|túng tiền|cùng đường|hết đường|nhà nghèo|hộ nghèo)
(ly hôn|đơn thân|một mình nuôi con|chồng bỏ|bị chồng bỏ)
(chân dài|mặt xinh|da trắng|ngoại hình xinh|ngoại hình sáng|ngoại hình ưa nhìn|ngoại hình khá|ngoại hình dễ nhìn)
(tuyển|cần|tìm|kiếm|nhận|ưu tiên|chỉ|lấy|dành cho|chỉ nhận|chỉ lấy|muốn tìm|chọn|chỉ tuyển|rất cần) (# |các |bạn |gấp |những |em |mấy |vài |thêm |cho |người |một |1 |vài bạn |nhiều )?(# |các |bạn |gấp |những |em |mấy |vài |thêm |cho |người |một |1 |vài bạn |nhiều )?(gái|con gái|nữ trẻ xinh|nữ xinh|nữ độc thân|nữ sinh|bé gái|gái trẻ|nữ trẻ|trai trẻ|cô gái|bé|bạn trẻ xinh|gái xinh|hot girl|người trẻ|cô dâu|trẻ|mẹ đơn thân|bạn trẻ|các em nữ|nữ độc thân|gái quê|cháu gái)
(nữ|gái|bạn nữ|các em|con gái|nam nữ|phụ nữ|bạn) (thì |là |còn |phải |mà |nào |càng |nữ |quê )?(thì |là |còn |phải |mà |nào |càng |nữ |quê )?(xinh|trẻ|độc thân|chưa chồng|chưa vợ|chưa có gia đình|dễ nhìn|ưa nhìn|trẻ đẹp|xinh xắn|ngoại hình|da trắng|chưa lập gia đình|# #( )?(tuổi|t)|#-#( )?(tuổi|t)|dưới # tuổi|chưa con|còn trẻ|trinh)
(xinh xắn|trẻ đẹp|ngoại hình khá|ngoại hình dễ nhìn|ngoại hình|ưa nhìn|dễ nhìn|dáng chuẩn|da trắng|mặt xinh|gương mặt ưa nhìn|ngoan hiền|cao ráo|dễ thương|hiền lành|ngoan ngoãn) (, |là |và |một chút |càng |chút |thì |tí )?(, |là |và |một chút |càng |chút |thì |tí )?(được|ưu tiên|độc thân|là ok|thì|ngoan|xinh|khá|dễ nhìn|càng tốt|lương cao|trở lên|nhiệt tình|dáng|càng lợi|ưa nhìn|là nhận|, chưa|lợi thế|cao trên|dễ thương)
(độc thân|chưa chồng|chưa vợ|chưa có gia đình|chưa lập gia đình|chưa vướng bận|không vướng bận|chưa con|mẹ đơn thân|ly hôn|góa|goá|chưa kết hôn|một mẹ một con|lỡ dở|lỡ thì|mồ côi|chưa ràng buộc|không ràng buộc|còn trinh|chưa có bạn trai|sống một mình)
(dưới|chưa) (#|đủ #|mười tám|đủ 18|18|tới) (tuổi )?(cũng|vẫn) (nhận|được|đi|lo|làm)
(mới|vừa|vừa mới|đã|đang|bạn nào) (mới |vừa |đã )?(mới |vừa |đã )?(nghỉ học|bỏ học|tốt nghiệp|ra trường|học xong|rớt đại học|trượt đại học|thi xong|xong lớp|thất nghiệp|mất việc|nghỉ việc|ly dị|chia tay|rớt tốt nghiệp|học hết|ra tù|bị cắt giảm|trượt tốt nghiệp)
(đang|ai|bạn|em|gia đình|người|nhà|bạn nào|các bạn|ai đang|mẹ nào) (gặp |bị |có |đang |mà |nào |lỡ |em |cần |hay |bạn |lâm vào |vướng )?(gặp |bị |có |đang |mà |nào |lỡ |em |cần |hay |bạn |lâm vào |vướng )?(khó khăn|nợ|nợ nần|kẹt tiền|túng|cần tiền|kẹt|thiếu tiền|hoàn cảnh|túng thiếu|vỡ nợ|nợ xấu|thất nghiệp|cần tiền gấp|bí tiền|bế tắc|túng quẫn|nghèo|hoàn cảnh khó khăn|khó khăn kinh tế|bí|kẹt vốn|nợ app|thua độ|nợ nhiều)
(khó khăn|nợ|nợ nần|nghèo|kẹt|cần tiền|kẹt tiền|túng|hoàn cảnh|nợ xấu|thua cờ bạc|vay nặng lãi|bí bách|kẹt tiền) (tiền |thì |tài chính |kinh tế |gấp |về |, )?(tiền |thì |tài chính |kinh tế |gấp |về |, )?(ib|liên hệ|inbox|gọi|alo|cứ|thì|càng|ưu tiên|nhắn|đều|vẫn|được)
(quê|vùng quê|vùng sâu|vùng cao|nông thôn|miền núi|dân tộc|người dân tộc|miền tây|gia đình nghèo|hộ nghèo|con nhà nghèo|nhà nghèo|người h'mông|người mông|người thái|người khmer|trong bản|đồng bào|tỉnh lẻ|nhà quê|thôn quê|con nhà nông|xóm nghèo|vùng cao|dưới quê) (càng|ưu tiên|được|lên|cũng|thì|là|nhận|thật thà|chăm|hiền|siêng|ngoan|muốn|chịu khó|, |lại)(càng|ưu tiên|được|lên|cũng|thì|là|nhận|thật thà|chăm|hiền|siêng|ngoan|muốn|chịu khó|, |lại)?
(con gái|gái|em gái|chị em|phụ nữ|thanh niên|trẻ|bé gái|các em|mấy đứa) (quê|miền tây|vùng cao|ở quê|trong bản|miền núi|dân tộc|dưới quê|miền quê|trong xóm|vùng sâu|ở bản|nhà nghèo|nông thôn)
(không|ko|k|chưa) (xăm|hình xăm|có hình xăm|có sẹo|xăm trổ|mang thai|sinh con|vướng bận)
(sinh viên|học sinh|mẹ bỉm|mẹ bỉm sữa|bỉm sữa|nội trợ|người thất nghiệp|công nhân|chị em|người già|bà con nghèo|người vô gia cư|dân chạy xe ôm) (thất nghiệp|cần tiền|rảnh|nghèo|kẹt tiền|cần việc|khó khăn|muốn kiếm|cần thêm|đang cần|hết tiền|muốn có|, mẹ bỉm|, nội trợ|, sinh viên)(thất nghiệp|cần tiền|rảnh|nghèo|kẹt tiền|cần việc|khó khăn|muốn kiếm|cần thêm|đang cần|hết tiền|muốn có|, mẹ bỉm|, nội trợ|, sinh viên)?
[sign personal_data_request]
# Photographs, measures, scans of papers, addresses of the family before anything else
(gửi|nhắn|cho|chụp|cung cấp) (chị |anh |em |mình |cô |qua |zalo |trước |trung tâm |cho |bên |qua zalo |giùm |vài |tấm )?(chị |anh |em |mình |cô |qua |zalo |trước |trung tâm |cho |bên |qua zalo |giùm |vài |tấm )?(nhóm máu|kết quả xét nghiệm|số đo|cân nặng|chiều cao|hình bé|ảnh bé|ảnh cháu|hình cháu|giấy khai sinh|ảnh sổ|ảnh thẻ|hai mặt|số căn cước|số cccd|ảnh hộ chiếu|hình hộ chiếu|ảnh bikini|clip giới thiệu)
(gửi|cho xin|nhắn) (chị |anh |mình |em |trước |qua |vài |# |tấm |bên em |bên mình |cho )?(chị |anh |mình |em |trước |qua |vài |# |tấm |bên em |bên mình |cho )?(ảnh|hình|hình ảnh|tấm hình) (thường ngày|chân dung|toàn thân|mặt|rõ mặt|và chiều cao|với chiều cao|em|của em|cá nhân|mới nhất|đẹp|thật|căn cước|cccd|hộ chiếu|chụp thẳng)
(chụp|gửi) (ảnh|hình) (rồi )?(gửi|qua|cho) (bác|chị|anh|mình|cô)
(gửi|chụp|cho xin|up|cung cấp|quay|bắn|send|kèm|cho chị xin|cho anh xin|cần|nhắn) (trước |cho |chị |anh |mình |em |bên |qua |lại |ngay |liền |luôn |zalo |tui |giúp |xem |hình |ảnh |tấm |mấy |# |hai |vài |bản |file |scan |cái |thêm |đủ |rõ |một |1 |clip |video |toàn bộ |giùm |các |đây |hết |bộ )?(trước |cho |chị |anh |mình |em |bên |qua |lại |ngay |liền |luôn |zalo |tui |giúp |xem |hình |ảnh |tấm |mấy |# |hai |vài |bản |file |scan |cái |thêm |đủ |rõ |một |1 |clip |video |toàn bộ |giùm |các |đây |hết |bộ )?(cccd|căn cước|cmnd|hộ chiếu|passport|hai mặt|2 mặt|mặt trước|chân dung|toàn thân|mặt mộc|khuôn mặt|số đo|chiều cao|bikini|đồ bơi|sổ hộ khẩu|hộ khẩu|khai sinh|selfie|thẻ ngân hàng|địa chỉ gia đình|nhóm máu|kết quả xét nghiệm|sổ khám|gương mặt|không makeup|không filter|cận mặt|dáng|nude|nội y|khuôn mặt|giấy xét nghiệm|nửa người|hình cá nhân|hình em|ảnh em|hình thật|ảnh thật)
(ảnh|hình|clip|video) (chụp |của |thật |em |mới |rõ |con |bé |cá nhân |, )?(chụp |của |thật |em |mới |rõ |con |bé |cá nhân |, )?(toàn thân|cccd|căn cước|hộ chiếu|passport|chân dung|mặt mộc|hai mặt|2 mặt|mặt trước|thẻ|bikini|cận mặt|đồ bơi|gương mặt|khuôn mặt|nửa người|không chỉnh|không app|cầm cccd|cầm căn cước|em bé|cả người|nhạy cảm|đứng thẳng|quay|không che)
(số đo|ba vòng|3 vòng|số đo ba vòng|chiều cao cân nặng|chiều cao, cân nặng|cân nặng chiều cao|nhóm máu|cân nặng, chiều cao|tên ba mẹ|tên bố mẹ|số điện thoại (ba mẹ|bố mẹ|người thân|gia đình|mẹ|người nhà)|địa chỉ (nhà|gia đình|ba mẹ|bố mẹ)|số đt người thân)( )?(gửi|cho|kèm|qua|rồi|, |để|nha|nhé)?
(cccd|căn cước|hộ chiếu|passport|cmnd) (mặt trước|mặt sau|hai mặt|2 mặt|bản scan|chụp rõ|qua zalo|, số|và số|với số|chụp rõ|cả hai mặt|kèm)
(điền|khai|làm) (form|link|phiếu|mẫu|thông tin) (gồm |có |này |đầy đủ |: |với )?(gồm |có |này |đầy đủ |: |với )?(cccd|căn cước|tài khoản|người thân|số đo|gia đình|hộ khẩu|địa chỉ|họ tên)
(thông tin|số điện thoại|địa chỉ|tên) (của )?(ba mẹ|bố mẹ|người thân|gia đình|người nhà|vợ|chồng|hai người thân|mẹ)
(xét nghiệm|kết quả|nhóm máu|sổ khám|kết quả máu|hla|siêu âm) (máu |gan |thận |amh |tổng quát |sẵn )?(máu |gan |thận |amh |tổng quát |sẵn )?(gửi|chụp|cho|qua|trước|đưa)
[sign travel_prepaid]
# Ticket, passport and journey are paid by them
(tiền xe|xe cộ|vé xe|vé máy bay|chi phí đi lại|tiền đi lại|tiền tàu|xăng xe|vé) (chị|anh|cô|công ty|bên mình|bên chị|chủ|bên đó|người ta|sếp|bên anh|tui) (lo|trả|bao|chịu|gửi|mua|đặt)
(anh|chị|cô|bên mình|bên em|công ty|chủ|sếp|bên đó|người ta|bên anh|bên chị) (đã |sẽ |mua |đặt |lo |trả |bao |gửi |chuyển |cho )(đã |sẽ |mua |đặt |lo |trả |bao |gửi |chuyển |cho )?(trước |hết |sẵn |em |giùm |luôn |rồi |cho em |cho con |tiền )?(trước |hết |sẵn |em |giùm |luôn |rồi |cho em |cho con |tiền )?(vé|vé máy bay|tiền vé|tiền xe|hộ chiếu|visa|chi phí đi|chi phí|mọi chi phí)
(làm|lo) (hộ chiếu|passport|visa|sổ thông hành) (miễn phí|cho em|giùm|luôn|free|cho luôn|không mất|hộ)
(gửi|cho|đưa|chuyển) (trước |luôn |em |tiền |cho )?(trước |luôn |em |tiền |cho )?(tiền xe|tiền vé|tiền tàu xe|lộ phí|tiền đi đường|tiền máy bay)
(bao|lo|miễn phí) (hết |trọn |luôn |toàn bộ )?(hết |trọn |luôn |toàn bộ )?(ăn ở|ăn, ở|ăn uống|ăn) (, |và |cả |luôn )?(, |và |cả |luôn )?(đi lại|vé|vé xe|vé máy bay|xe|xe cộ|visa|đưa đón|hộ chiếu)
(vé|vé máy bay|vé với khách sạn|vé xe)( ~)? (người ta|bên đó|công ty|chủ|họ) (lo|đặt|trả|bao|mua|chịu)
(ticket|flight|visa) (on us|free|by company|covered|provided)
(đặt|mua|book) vé (cho|sẵn cho|giùm|hộ) (em|ba má|mẹ|ba mẹ|bạn|con|cháu)
(không|ko|k|khỏi) (mất|tốn|phải|cần|lo) (trả |tốn |bỏ |đồng |lo )?(trả |tốn |bỏ |đồng |lo )?(tiền vé|vé|tiền xe|tiền visa|tiền máy bay|lộ phí|chi phí đi|tiền đi|chi phí gì|đồng nào tiền)
(xuất cảnh|đi|bay|sang) (0 đồng|0đ|miễn phí|không tốn đồng nào|không mất đồng nào|free)
(bao|lo|chi trả|đài thọ|tài trợ|miễn phí|free|được bao|bao trọn|bao hết|lo hết|lo trọn|công ty lo|bao toàn bộ|chủ bao|chịu|chịu hết|mua sẵn|đặt sẵn|lo luôn|trả hết|bao luôn|lo sẵn) (trọn |gói |hết |toàn bộ |tất cả |luôn |từ a tới z |cả |100% |từ a đến z |cho |tiền |phí |chi phí |ăn ở |các |cho em |mọi |khoản |sẵn |sẵn cho |giấy tờ |nốt |phần |ăn |ở |cho bạn |đi |làm |visa |em |liền |khứ hồi )?(trọn |gói |hết |toàn bộ |tất cả |luôn |từ a tới z |cả |100% |từ a đến z |cho |tiền |phí |chi phí |ăn ở |các |cho em |mọi |khoản |sẵn |sẵn cho |giấy tờ |nốt |phần |ăn |ở |cho bạn |đi |làm |visa |em |liền |khứ hồi )?(vé|vé máy bay|visa|hộ chiếu|chi phí đi lại|chi phí đi|toàn bộ chi phí|đi lại|vé xe|máy bay|xe cộ|làm hộ chiếu|tiền xe|tàu xe|passport|đi đường|đưa rước|đưa đón|tất tần tật|phí đi|chuyến đi|vé bay|mọi chi phí|vé tàu|lộ phí)
(vé|vé máy bay|visa|hộ chiếu|vé xe|phí đi|xe đưa đón|tiền xe|đi lại|máy bay|mọi chi phí|tất cả chi phí|passport|vé tàu|đường đi|thủ tục|lệ phí) (visa |hộ chiếu |vé |thì |và |, |ăn ở |khứ hồi |máy bay |đi lại |đều |cũng |này |đi |cứ |xe cộ |để |đã |sẽ |làm |các thứ )?(visa |hộ chiếu |vé |thì |và |, |ăn ở |khứ hồi |máy bay |đi lại |đều |cũng |này |đi |cứ |xe cộ |để |đã |sẽ |làm |các thứ )?(công ty |chủ |bên mình |bên em |chị |anh |người ta |sếp |bên đó |cty |tao |bên cô |cô )?(sẽ |đã |đều |cũng |là |)?(bao|lo|lo hết|lo sẵn|lo luôn|chi trả|trả|đài thọ|miễn phí|free|tài trợ|mua|mua sẵn|đặt sẵn|chịu|bao hết|bao trọn|công ty chịu|book|gửi qua|lo trọn|0 đồng|đã có|gánh|trả hết|thanh toán)
(công ty|cty|chủ|sếp|bên mình|bên em|bên anh|chị|anh|tao|người ta|chủ tàu|ông chủ|bà chủ|con|bên cô) (sẽ |đã |cũng |đứng ra |xin |chịu |trả |lo |bao |chi |book |mua |đặt |gửi )(sẽ |đã |cũng |đứng ra |xin |chịu |trả |lo |bao |chi |book |mua |đặt |gửi )?(hết |cho |luôn |toàn bộ |sẵn |trọn |em |bạn |tiền |trước |trả |liền |các em )?(hết |cho |luôn |toàn bộ |sẵn |trọn |em |bạn |tiền |trước |trả |liền |các em )?(vé|visa|hộ chiếu|chi phí|tiền xe|vé máy bay|passport|mọi chi phí|từ a|trọn gói|tất tần tật|đi lại)
(chỉ cần|chỉ việc|cứ|em chỉ|bạn chỉ|chỉ) (cần |việc |phải |mang |em |bạn |vác |cần vác |xách |đem |có |xách theo |chuẩn bị )(cần |việc |phải |mang |em |bạn |vác |cần vác |xách |đem |có |xách theo |chuẩn bị )?(người|balo|ba lô|vali|thân|quần áo|vài bộ|mấy bộ|va li|cái thân|xác|túi|đồ|bộ đồ|mỗi|cái balo|hai bộ|hành (lý|lí)|cccd)( không| theo| lên| đi| là| thôi| qua)?( không| theo| lên| đi| là| thôi| qua)?
(bao|lo) (trọn gói|toàn bộ chi phí|tất tần tật|từ a|trọn từ|full|hết chi phí|hết mọi|trọn chi phí)( ăn| ở| gói| vé| xe| từ| chi phí| đi| visa| a| z| đến| tới| lại| hết| luôn| tất| ăn ở| cho| mọi)?( ăn| ở| gói| vé| xe| từ| chi phí| đi| visa| a| z| đến| tới| lại| hết| luôn| tất| ăn ở| cho| mọi)?
[sign no_contract]
# No contract, signed only there, or in a language that one cannot read
(qua|tới|sang|đến|ra|lên) (tới |đến |đó |nơi |bên đó |bển |sân bay |công trường |rồi |xưởng |tàu )(tới |đến |đó |nơi |bên đó |bển |sân bay |công trường |rồi |xưởng |tàu )?(rồi |mới |mình |sẽ |thì |gặp |cai |chủ |anh |em |họ )?(rồi |mới |mình |sẽ |thì |gặp |cai |chủ |anh |em |họ )?((ký|kí)|(ký|kí) hợp đồng|làm hợp đồng|nói chuyện tiền|tính tiền|(thỏa|thoả) thuận|bàn lương|thương lượng)
hợp đồng (nhận|lấy|(ký|kí)|phát|đưa|xem) (tại|ở|khi|lúc|sau) (sân bay|nơi|bên đó|tới|xuống|khi|đó|bển|đến|bên kia|công trường)
(tới|gặp) (nơi |chủ |cai |sếp )(nơi |chủ |cai |sếp )?~ (nói|tính|bàn|(thỏa|thoả) thuận)( ~)? (tiền nong|lương|công|giá|tiền công)
(chưa|không|ko|k) (ký|kí) (hợp đồng|giấy tờ|gì)
(không|ko|k|chẳng|khỏi|hổng|chưa|đâu|miễn|không cần|chưa có) (cần |phải |có |làm |(ký|kí) |ai |yêu cầu |nói gì |bắt |gì |thấy |mới |kịp )?(cần |phải |có |làm |(ký|kí) |ai |yêu cầu |nói gì |bắt |gì |thấy |mới |kịp )?(hợp đồng|hđ|hđlđ|giấy tờ ràng buộc|giấy tờ gì|cam kết|(ký|kí) tá|(ký|kí) kết|giấy tờ rườm rà|giấy tờ lằng nhằng|(ký|kí) gì|ràng buộc|thủ tục rườm rà|giấy má)( gì| nào| đâu| hết| lao động| rườm rà| cả| lằng nhằng)?( gì| nào| đâu| hết| lao động| rườm rà| cả| lằng nhằng)?
(hợp đồng|hđ|hđlđ|giấy tờ|(ký|kí)|(ký|kí) hợp đồng|giấy|làm hợp đồng) (lao động |thì |sẽ |là |để |cứ |mình |(ký|kí) |chính thức |làm |cụ thể |giấy tờ |sau |khi |với |bên đó |gì |tính |hợp đồng )?(lao động |thì |sẽ |là |để |cứ |mình |(ký|kí) |chính thức |làm |cụ thể |giấy tờ |sau |khi |với |bên đó |gì |tính |hợp đồng )?((ký|kí) sau|qua đó (ký|kí)|sang đó (ký|kí)|tới nơi (ký|kí)|tới đó (ký|kí)|qua đó|sang đó|bên đó (ký|kí)|tới nơi|qua rồi (ký|kí)|sang rồi (ký|kí)|tính sau|lúc sang|khi sang|khi qua|bên kia|ở bên đó|ở đó|sau khi sang|làm bên đó|khi tới|đến nơi|tới đó|khi đến|bổ sung sau|ra sân bay|làm sau|sau khi đến|sau khi bay|khi nhận việc|lúc tới|nói sau|vào làm rồi|sau thử việc|ở bển|ngoài sân bay|tại sân bay|trên tàu|khi lên tàu|tại nơi làm)
((ký|kí)|qua|sang|tới|đến|tới nơi|qua đó|sang đó|đến nơi|qua bển|làm thử|lên tàu) (rồi |mới |sẽ |hợp đồng |# tháng |xong |đó |nơi |là |có |thì )(rồi |mới |sẽ |hợp đồng |# tháng |xong |đó |nơi |là |có |thì )?(hợp đồng|(ký|kí)|(ký|kí) hợp đồng|làm hợp đồng|làm giấy tờ|(ký|kí) giấy)( ở| tại| bên| sau)?( ở| tại| bên| sau)?
(hợp đồng|giấy|giấy tờ|văn bản|bản hợp đồng|tờ giấy) (thì |bằng |viết |là |toàn |lao động |chỉ |có |in |soạn |(ký|kí) |được |bản |chữ |toàn bộ )?(thì |bằng |viết |là |toàn |lao động |chỉ |có |in |soạn |(ký|kí) |được |bản |chữ |toàn bộ )?(tiếng trung|tiếng anh|tiếng khmer|tiếng miên|tiếng hoa|tiếng hàn|tiếng nhật|chữ trung|chữ hoa|tiếng thái|tiếng nước|tiếng tàu|tiếng đài|tiếng nga|tiếng ả rập|tiếng lào|tiếng nước ngoài|chữ nước)
(nói|(thỏa|thoả) thuận|hứa|hẹn|giao kèo|cam kết|thống nhất) (miệng|bằng miệng|mồm|lời|suông|bằng lời|với nhau là được|tin nhau)
(tin nhau|tin tưởng nhau|người quen|chỗ quen|uy tín|làm ăn|quen biết|anh em|chị em|thân quen) (nhau |là chính |mà |thì |với nhau |làm |nên |là |cả )?(nhau |là chính |mà |thì |với nhau |làm |nên |là |cả )?(cần gì|khỏi|không cần|ko cần|chính|không|là được|cần chi|đâu cần) (phải |làm |(ký|kí) )?(phải |làm |(ký|kí) )?(hợp đồng|giấy tờ|(ký|kí)|giấy|giấy má)?
((ký|kí)|điểm chỉ|lăn tay|(ký|kí) tên) (khống|trắng|trước|đại|vào giấy trắng|giấy trắng|vô tờ giấy|không cần đọc|khỏi đọc|vào chỗ này|cho nhanh|liền)
(khỏi|không cần|ko cần|đừng|k cần) (phải )?(đọc|xem|dịch|coi) (hết |(kỹ|kĩ) |gì |hợp đồng |lại )?(hết |(kỹ|kĩ) |gì |hợp đồng |lại )?(hợp đồng|giấy|đâu|(kỹ|kĩ)|cho mệt|cứ (ký|kí))
(đọc không hiểu|không đọc được|không hiểu|không biết chữ)( ~)? (cứ (ký|kí)|(ký|kí)|dịch cho|giải thích)
# ---------------------------------------------------------------- claims
[set tochuc]
# authorities and schemes
bộ lao động|bộ lđtbxh|bộ lđ-tb&xh|bộ lao động thương binh và xã hội|bộ nội vụ|sở nội vụ|sở lao động|sở lđtbxh|phòng lao động|phòng nội vụ|cục quản (lý|lí) lao động ngoài nước|cục qlldnn|cục qllđnn|dolab|cục lao động|cục việc làm|trung tâm lao động ngoài nước|colab|trung tâm dịch vụ việc làm|ttdvvl|đại sứ quán|đsq|lãnh sự|lãnh sự quán|tổng lãnh sự|bộ ngoại giao|cục lãnh sự|bộ công an|ubnd|(ủy|uỷ) ban|(ủy|uỷ) ban nhân dân|bộ y tế|sở y tế|bộ giáo dục|sở giáo dục|hội phụ nữ|hội liên hiệp phụ nữ|đoàn thanh niên|công đoàn|ngân hàng chính sách|ngân hàng chính sách xã hội|eps|hrd korea|hrd|imm japan|im japan|otit|jitco|jica|koica|daad|erasmus|mext|kotra|cục hàng hải|cảng vụ|bộ đội biên phòng|bảo hiểm xã hội|bhxh|vamas|iom|quỹ hỗ trợ việc làm ngoài nước
[claim licence_named]
# Names a licence number or the authority that gave it
(giấy phép|gp|gpxkld|gphđ|giấy phép hoạt động|giấy phép kinh doanh|giấy phép xkld|giấy phép dịch vụ|mã số doanh nghiệp|msdn|mst|mã số thuế|gpkd|đkkd|giấy chứng nhận|quyết định|giấy phép lữ hành|giấy phép đưa người lao động) (hoạt động |kinh doanh |lữ hành |quốc tế |lao động |dịch vụ |xuất khẩu |đưa người |đi làm việc |nước ngoài |của |cấp |: |là )?(hoạt động |kinh doanh |lữ hành |quốc tế |lao động |dịch vụ |xuất khẩu |đưa người |đi làm việc |nước ngoài |của |cấp |: |là )?(số|no|#|: #|số:)
(giấy phép|gp)( ~)? (do|của) {tochuc} (cấp)?
(số|mã) (giấy phép|gp|doanh nghiệp|đăng (ký|kí) kinh doanh|thuế|hồ sơ phái cử|phiếu thẩm định|hợp đồng cung ứng)
(được|do|đã được) {tochuc} (cấp phép|cấp|thẩm định|phê duyệt|chấp thuận|cho phép)
#/(lđtbxh|ldtbxh|gp|qlldnn|qllđnn|bnv|sở|2023|tcdl)
(phiếu trả lời|văn bản chấp thuận|công văn|đơn hàng)( ~)? (thẩm định|đăng (ký|kí)|chấp thuận|số)( ~)? (cục|dolab|bộ|sở|#)
[claim office_named]
# An interview or signing at an office, with an address or opening hours
(văn phòng|vp|trụ sở|chi nhánh|trung tâm|công ty|cơ sở|địa chỉ|đ/c|đc|phòng|hội trường|quầy|tầng) (tại |ở |số |: |chính |là |giao dịch |tuyển sinh )?(tại |ở |số |: |chính |là |giao dịch |tuyển sinh )?(số #|#|tầng #|đường|phố|(tòa|toà) nhà|quận|huyện|khu đô thị|lô|ngõ|p.|q.|ubnd|tầng|kcn)
(tầng|lầu|phòng) # ((tòa|toà)|(tòa|toà) nhà|nhà|số|đường|chung cư|, số|ubnd|khu)
(số|số nhà|ngõ|lô) # (đường|phố|ngõ|đ.|p.|quận|, phường|, đường|kcn)?
(phỏng vấn|(ký|kí) hợp đồng|nộp hồ sơ|tư vấn|gặp|đến|ghé|làm thủ tục|thi tuyển|nộp đơn|gặp trực tiếp|đăng (ký|kí)|khám) (trực tiếp |hồ sơ |(ký|kí) |hợp đồng |đơn |thẳng |và )?(trực tiếp |hồ sơ |(ký|kí) |hợp đồng |đơn |thẳng |và )?(tại|ở|trong) (văn phòng|vp|trụ sở|công ty|phòng|trung tâm|số #|cơ quan|ubnd|xưởng|nhà máy|chi nhánh|sở|cửa hàng|nhà văn (hóa|hoá)|bệnh viện|trường|quầy|hội trường|quán|khách sạn)
(giờ hành chính|giờ làm việc|từ thứ hai|thứ hai đến|thứ 2|t2|sáng thứ) (đến |- |tới |: |từ |các ngày )?(đến |- |tới |: |từ |các ngày )?(thứ|t#|#h|chủ nhật|cn|ngày|#)?
(đến|tới|ghé|qua|lên) (trực tiếp |thẳng |tận )?(trực tiếp |thẳng |tận )?(văn phòng|trụ sở|công ty|vp|trung tâm|phòng nhân sự|phòng khám|cửa hàng|chi nhánh|sở|phòng lao động|xưởng|quán|bệnh viện|khoa|quầy|tiệm) (để |hỏi |gặp |xem |nộp |phỏng vấn |(ký|kí) |đăng (ký|kí) |nhận |coi |làm |công ty |tư vấn )?(để |hỏi |gặp |xem |nộp |phỏng vấn |(ký|kí) |đăng (ký|kí) |nhận |coi |làm |công ty |tư vấn )?
(số máy bàn|điện thoại bàn|tổng đài|hotline công ty|số cố định|máy lẻ|phòng nhân sự|lễ tân công ty|1900|1800)
[claim contract_before]
# A contract that is read, signed and kept before leaving
(hợp đồng|hđ)( ~)? (trước khi (đi|bay|xuất cảnh|lên tàu|làm)|trước ngày|tại văn phòng|tiếng việt|song ngữ|đóng dấu|công chứng)
(sổ thuyền viên|hợp đồng thuyền viên|chứng chỉ stcw|stcw|giấy chứng nhận khả năng chuyên môn|gcnkncm|mlc|mlc 2006|itf)
((ký|kí)|đọc|xem|nhận|giữ|cầm|có|phải có|được) ((kỹ|kĩ) |và |rõ |giữ |đọc |bản |một |1 |# |xem |trước |(ký|kí) |mẫu |đủ |nhận |toàn bộ )?((kỹ|kĩ) |và |rõ |giữ |đọc |bản |một |1 |# |xem |trước |(ký|kí) |mẫu |đủ |nhận |toàn bộ )?(hợp đồng|hđ|hđlđ|hợp đồng lao động|hợp đồng mẫu|hợp đồng song ngữ) (lao động |song ngữ |đầy đủ |bằng |tiếng việt |chính thức |với |rõ ràng |, |tại |và |ở |bản |xong )?(lao động |song ngữ |đầy đủ |bằng |tiếng việt |chính thức |với |rõ ràng |, |tại |và |ở |bản |xong )?(trước|trước khi|tại văn phòng|tại công ty|rồi mới|tại việt nam|ngay|trước ngày|mang về|giữ một bản|khi phỏng vấn|từ ngày đầu|ở nhà|mới bay|mới đi|cầm về)
(hợp đồng|hđ|hđlđ) (lao động |có |bằng |in |gồm |được |viết |bản |mẫu |thời vụ |dịch vụ |bản gốc |học nghề )?(lao động |có |bằng |in |gồm |được |viết |bản |mẫu |thời vụ |dịch vụ |bản gốc |học nghề )?(song ngữ|hai thứ tiếng|tiếng việt|dịch sẵn|dịch sang|công chứng|(ký|kí) trước|đọc trước|rõ ràng|chính thức|có dấu|đóng dấu|bản cứng|# bản|hai bản|mẫu của|niêm yết|đăng (ký|kí) với|thẩm định|không thời hạn|xác định thời hạn|đầy đủ|từ ngày|từ tháng|ba bên|giấy trắng mực đen|hẳn hoi|(ký|kí) tại|(ký|kí) ở|qua docusign|(ký|kí) điện tử)
((ký|kí)|có|làm) (hợp đồng|hđ|hđlđ) (lao động|thời vụ|thử việc|chính thức|đàng hoàng|học nghề|từ|với|đầy đủ|dịch vụ|cho thuê|đặt cọc|tour|mua bán|# năm|và đóng|, đóng|bhxh|ngay|tại văn phòng|tại công ty)
(mang|cầm|đem|đưa|chụp) (hợp đồng|bản hợp đồng|hđ|bản mẫu) (về|cho|về nhà|cho gia đình)
(giữ|nhận|mỗi bên) (lại |giữ )?(một|1|bản) bản (gốc|hợp đồng|sao)?
(thư mời|thư mời nhận việc|offer letter|quyết định tuyển dụng|phiếu thu|biên lai|biên nhận có dấu|(hóa|hoá) đơn đỏ|phụ lục hợp đồng)
[claim work_visa]
# A work visa or permit before the journey
(visa|thị thực|giấy phép|diện) (lao động|làm việc|(kỹ|kĩ) năng đặc định|tokutei|thực tập sinh|e9|e-9|e7|e8|d2|d4|h2a|thuyền viên|(kỹ|kĩ) sư|loại lđ|chuyên gia|du học sinh|điều dưỡng|work permit|blue card|482) (được |có |xong |do |đã |được cấp |loại |dán |, )?(được |có |xong |do |đã |được cấp |loại |dán |, )?(trước|cấp|xong|dán|mới bay|đúng|do chủ|do công ty|trước khi|rồi mới|của|hợp lệ|đầy đủ|theo|# năm|\.)?
(thư mời|calling visa|coe|tư cách lưu trú|giấy phép lao động|work permit|loa|mou) (lao động |của |do |được |có |cấp |trước |, |và )(lao động |của |do |được |có |cấp |trước |, |và )?(cấp|trước|chủ|công ty|nhà máy|trước khi|đầy đủ|sứ quán|có)
(có|ra|đủ|nhận|cầm) (visa|visa lao động|coe|giấy phép lao động) (rồi |xong |lao động |trong tay |thì )?(rồi |xong |lao động |trong tay |thì )?(mới|mới bay|rồi mới|mới xuất cảnh|mới đóng)
(visa) (tại|ở|do) (đại sứ quán|lãnh sự|trung tâm tiếp nhận|vfs|tlsq|cục)
(không|ko) (bay|đi|xuất cảnh|đưa) (bằng|theo) (visa )?(du lịch)
[claim fee_by_employer]
# The worker pays nothing: the employer pays, or the fee is fixed by law with a receipt
(không|ko|k|tuyệt đối không|không hề) (thu|mất|đóng|phải đóng|phải nộp|thu của|lấy|nhận|yêu cầu|phải trả|tốn|có|trả|thu thêm|đặt) (bất (kỳ|kì) |bất cứ |thêm |tiền |của người lao động |khoản |đồng |phí |cọc |tiền cọc |của ứng viên |ứng viên |người lao động |bạn |gì |của sinh viên )?(bất (kỳ|kì) |bất cứ |thêm |tiền |của người lao động |khoản |đồng |phí |cọc |tiền cọc |của ứng viên |ứng viên |người lao động |bạn |gì |của sinh viên )?(phí|khoản|cọc|tiền|lệ phí|đặt cọc|phí môi giới|chi phí|phí tuyển dụng|phí nào|khoản nào|phí gì|đồng nào|hoa hồng|tiền môi giới|ngoài|tiền cọc|phí đặt cọc|bất (kỳ|kì))
(chủ sử dụng|chủ sử dụng lao động|doanh nghiệp|nhà tuyển dụng|chủ tàu|nghiệp đoàn|công ty tiếp nhận|phía nhật|phía hàn|phía đức|phía nước ngoài|chủ lao động|bệnh viện|chương trình|học bổng|nhà trường|ngân sách|nhà nước|bảo hiểm|công ty) (sẽ |chi |chịu |đài thọ |trả |thanh toán |tài trợ |hỗ trợ )(sẽ |chi |chịu |đài thọ |trả |thanh toán |tài trợ |hỗ trợ )?(toàn bộ |100% |các |mọi |tiền |phí )?(toàn bộ |100% |các |mọi |tiền |phí )?(chi phí|phí|vé|học phí|vé máy bay|khám|đào tạo|sinh hoạt phí)
(phí|chi phí|tiền dịch vụ|phí dịch vụ|mức phí|lệ phí|học phí|giá) (dịch vụ |thu |được |không |đúng |theo |là |công khai |đã |tối đa |niêm yết |này |nhà nước |nộp )?(dịch vụ |thu |được |không |đúng |theo |là |công khai |đã |tối đa |niêm yết |này |nhà nước |nộp )?(quy định|niêm yết|công khai|theo luật|không quá|trần|có phiếu thu|có biên lai|(hóa|hoá) đơn|phiếu thu|theo thông tư|biên lai|theo bảng giá|vào tài khoản công ty|qua ngân hàng|minh bạch|không vượt quá|theo hợp đồng|theo đợt|kho bạc)
(có|xuất|nhận|kèm|lấy|đưa|ghi) (đủ |đầy đủ |rõ |cho )?(phiếu thu|biên lai|(hóa|hoá) đơn|hoá đơn|biên nhận|(hóa|hoá) đơn đỏ|(hóa|hoá) đơn vat|chứng từ|(hóa|hoá) đơn đầy đủ)
(nộp|đóng|chuyển)( ~)? (vào |qua |tại )(tài khoản (của )?công ty|ngân hàng|tài khoản doanh nghiệp|quầy thu|thủ quỹ|kho bạc|phòng tài vụ|tài khoản trung tâm|tài khoản trường|phòng kế toán)
[claim papers_stay]
# The worker keeps the passport, copies are enough, papers are returned at once
(tự|bạn|em|nlđ|người lao động|thuyền viên|lao động|các bạn|mình|học viên|khách|nhân viên|anh em|chị) (được |tự |phải |luôn |vẫn |nên |cứ |hãy |sẽ )?(được |tự |phải |luôn |vẫn |nên |cứ |hãy |sẽ )?(giữ|cầm|cất|bảo quản|mang) (lại |theo |luôn |cẩn thận )?(lại |theo |luôn |cẩn thận )?({giayto})
({giayto}) (gốc |của bạn |bản gốc |luôn |thì |do |để |là |(tùy|tuỳ) thân |của mình |của lao động |của em |các bạn )?(gốc |của bạn |bản gốc |luôn |thì |do |để |là |(tùy|tuỳ) thân |của mình |của lao động |của em |các bạn )?(do |để )?(người lao động|nlđ|bạn|em|chính bạn|lao động|thuyền viên|mình|bản thân|học viên|tự|khách|ai người nấy|các em|nhân viên|chị|anh em|ai nấy) (tự |luôn |được |vẫn |cứ |sẽ |phải )?(tự |luôn |được |vẫn |cứ |sẽ |phải )?(giữ|cầm|cất|bảo quản|mang)
(chỉ )?(cần|nhận|nộp|giữ|lấy|photo|chụp|thu|xem) (bản |hồ sơ |giấy tờ |chỉ |cccd |hộ chiếu |căn cước )?(bản |hồ sơ |giấy tờ |chỉ |cccd |hộ chiếu |căn cước )?(photo|sao|bản sao|bản photo|phô tô|công chứng|sao y|photocopy|bản chụp|photo công chứng|bản scan)
(trả lại|hoàn trả|trả|nhận lại|lấy lại|đưa lại|phát lại) (ngay |bản gốc |lại |luôn |{giayto} |cho )?(ngay |bản gốc |lại |luôn |{giayto} |cho )?({giayto}|ngay) (gốc |cho |ngay |trong |sau |khi |lại )?(gốc |cho |ngay |trong |sau |khi |lại )?(ngay|trong ngày|tại chỗ|sau khi làm|liền|trong buổi|sau khi có|sau khi đối chiếu|sau khi chụp|cho khách|cho bạn)
{ko} (ai |được |phép |có quyền |thu |công ty nào |giữ |nhận |cầm |cần |chủ |bên mình |bao giờ |hề |phải )(ai |được |phép |có quyền |thu |công ty nào |giữ |nhận |cầm |cần |chủ |bên mình |bao giờ |hề |phải )?(giữ |thu |cầm |nộp |quyền |cất |lấy )?(bản gốc|{giayto})
(hộ chiếu|giấy tờ|cccd) (bạn |em |mình |anh )?(giữ|cầm|cất) (nhé|nha|, |trong người|cẩn thận|bên mình|riêng)
[claim state_scheme]
# Goes through a ministry, an embassy, a labour office or a treaty between states
(qua|theo|liên hệ|tại|của|do|thuộc|đến|gọi|hỏi|nộp|website|trang|với|phối hợp|cổng|chương trình) (với |tại |ngay |trang |thông tin |trực tiếp |web |của |chính thức |cổng |hợp tác |hồ sơ |văn phòng |số )?(với |tại |ngay |trang |thông tin |trực tiếp |web |của |chính thức |cổng |hợp tác |hồ sơ |văn phòng |số )?{tochuc}
{tochuc} (tỉnh|thành phố|huyện|xã|phường|thông báo|tổ chức|tuyển|cấp|phối hợp|hỗ trợ|việt nam|giới thiệu|tiếp nhận|phái cử|tại|thẩm định|cho vay|và|hướng dẫn|công bố|khuyến cáo|hàn quốc|nhật bản|đức)
(chương trình|(kỳ|kì) thi|đợt|hợp đồng|diện|thi|đăng (ký|kí)|lao động|học bổng) (eps|thực tập sinh|(kỹ|kĩ) năng đặc định|tokutei|phái cử|thời vụ|chính phủ|im japan|e9|e8|lao động thời vụ|mou|vjepa|điều dưỡng|hộ (lý|lí)|hiệp định|nhà nước|trao đổi|làm vườn|nông nghiệp úc|palm|làm việc tại úc|lao động ngư nghiệp)
(phi lợi nhuận|hiệp định|bản ghi nhớ|ghi nhớ|(thỏa|thoả) thuận hợp tác|(thỏa|thoả) thuận giữa|mou|chính phủ hai nước|hai chính phủ|nghị định|thông tư|luật 69|luật người lao động|quyết định số)
(trung tâm lao động ngoài nước|colab|dolab|dolab.gov.vn|gov.vn|hrd korea|topik eps|eps topik)
(quota|chỉ tiêu) (của |cho |phân bổ )?(của |cho |phân bổ )?(tỉnh|huyện|xã|địa phương|nhà nước)
[claim lawful_pay]
# Pay by law, insurance, social security, payslips, overtime paid
(bhxh|bhyt|bhtn|bảo hiểm xã hội|bảo hiểm y tế|bảo hiểm thất nghiệp|bảo hiểm tai nạn|bảo hiểm đầy đủ|đóng bảo hiểm|bảo hiểm theo luật|chế độ bảo hiểm|full bảo hiểm|đóng bh|bảo hiểm|lương tháng 13|tháng 13|thưởng tết|phép năm|thai sản|công đoàn|phụ cấp|chuyên cần|tăng ca (#%|150%|x1.5|tính|theo luật|trả thêm|có lương)|làm thêm giờ|lương cơ bản theo|lương tối thiểu|lương tối thiểu vùng|bảng lương|phiếu lương|trợ cấp|quyền lợi theo luật|luật lao động|lương chuyển khoản|thử việc # tháng|thử việc (hai|một) tháng|hưởng lương thử việc|itf|mlc)
(lương|trả lương|phụ cấp) (theo |qua |đúng |chuyển khoản |chuyển |trả |vào |đầy đủ )(theo |qua |đúng |chuyển khoản |chuyển |trả |vào |đầy đủ )?(quy định|luật|ngân hàng|tài khoản|ngày #|mùng|thẻ|sản phẩm|luật lao động|mức tối thiểu|đúng hạn|ngày mùng|công nhật|năng lực|(thỏa|thoả) thuận)
(nghỉ|ngày nghỉ) (hàng tuần|phép|lễ|thai sản|phép năm|lễ tết|# ngày phép|có lương|hưởng lương)
[claim free_to_leave]
# Days off, may go out, may end the work with notice
(đi về trong ngày|tối về nhà|sáng đi chiều về|làm giờ hành chính|hết giờ là về|ngoài giờ làm tự do|đi lại tự do|tự do đi lại|ra vào tự do|muốn nghỉ thì báo|có ngày nghỉ phép|được về phép|nghỉ tết được về|tự do ra ngoài|đi đâu cũng được)
(nghỉ|được nghỉ|có|cho nghỉ|xoay) (# |một |mỗi |hàng |nghỉ |ngày |ít nhất |luân phiên |tuần |tháng |ca |được |1 |tối thiểu )?(# |một |mỗi |hàng |nghỉ |ngày |ít nhất |luân phiên |tuần |tháng |ca |được |1 |tối thiểu )?(ngày chủ nhật|chủ nhật|cuối tuần|ngày nghỉ|ngày một tuần|ngày/tuần|ngày phép|ngày mỗi tuần|# ngày|ngày trong tuần|buổi|ngày một tháng|lễ|ngày lễ|ngày/tháng|thứ bảy|luân phiên|nghỉ phép|t7|cn)
(được|có thể|tự do|thoải mái) (đi lại|ra ngoài|về|nghỉ|chấm dứt|đơn phương|ra vào|đổi chủ|gọi điện|gọi về|liên lạc|rút|dùng điện thoại|về thăm|rời|từ chối|nghỉ việc|(hủy|huỷ)) (tự do|bất cứ|thoải mái|khi|việc|nếu|về nhà|hợp đồng|lúc nào|theo|mỗi|báo trước|hồ sơ|ngoài giờ|nhà|lại|gia đình|nước|phép)(tự do|bất cứ|thoải mái|khi|việc|nếu|về nhà|hợp đồng|lúc nào|theo|mỗi|báo trước|hồ sơ|ngoài giờ|nhà|lại|gia đình|nước|phép)?
(báo|thông báo) trước # (ngày|tuần|tháng)
[claim checks_invited]
# Invites to check, to ask the authority or the family, to take time
(tra cứu|kiểm tra|tra|đối chiếu|xác minh|check|gọi hỏi|kiểm chứng|xem|hỏi|tìm hiểu|hỏi (kỹ|kĩ)|xác nhận) (thông tin |lại |(kỹ|kĩ) |trước |giấy phép |tên |số |công ty |danh sách |mã |trực tiếp |hồ sơ |thẳng |trên |tại |với |thêm |cho chắc |ở |doanh nghiệp |qua |số giấy phép )?(thông tin |lại |(kỹ|kĩ) |trước |giấy phép |tên |số |công ty |danh sách |mã |trực tiếp |hồ sơ |thẳng |trên |tại |với |thêm |cho chắc |ở |doanh nghiệp |qua |số giấy phép )?(trên|tại|ở|với|qua|website|trang|cục|sở|dolab|{tochuc}|giấy phép|mã số|tổng đài|mã số doanh nghiệp|danh sách|cổng thông tin|trước khi|mã số thuế)
(hỏi (kỹ|kĩ)|bàn|trao đổi|rủ|dẫn|đưa|mời|đi cùng|nói|thưa|đi với|dắt|xin) (ý kiến |với |cùng |thêm |(kỹ|kĩ) |cho |chuyện |trước |lại |theo |cả )?(ý kiến |với |cùng |thêm |(kỹ|kĩ) |cho |chuyện |trước |lại |theo |cả )?(gia đình|ba mẹ|bố mẹ|người thân|phụ huynh|người nhà|luật sư|anh chị|hai bên gia đình|cha mẹ|ba má)( rồi| cùng| đi cùng| trước| nhé| nha| tới| xem| đến| theo| biết| hai bên)?( rồi| cùng| đi cùng| trước| nhé| nha| tới| xem| đến| theo| biết| hai bên)?
(không|ko) (cần |phải |có gì |đi đâu mà )?(cần |phải |có gì |đi đâu mà )?(vội|gấp|ép|quyết ngay|quyết định ngay|trả lời ngay|thúc ép|bắt quyết)
(cứ |hãy |nên |anh chị |bạn |em |có thể |chị )?(cứ |hãy |nên |anh chị |bạn |em |có thể |chị )?(suy nghĩ|cân nhắc|đọc|tìm hiểu|xem|đến xem|nghĩ|tham khảo) ((kỹ|kĩ)|thêm|cho (kỹ|kĩ)|cẩn thận|tận nơi|tận mắt|thoải mái|rồi hãy|rồi quyết|tại chỗ|vài ngày|trước khi)
(phụ huynh|gia đình|bố mẹ|ba mẹ|người nhà) (được |có thể |cùng |nên |đến |tới |hoan nghênh |đi |(ký|kí) |hai bên |được mời )(được |có thể |cùng |nên |đến |tới |hoan nghênh |đi |(ký|kí) |hai bên |được mời )?(đến|tới|đi cùng|đi kèm|xem|(ký|kí)|thăm|tham gia|tham quan|dự|cùng|xác nhận|đồng ý|kiểm tra|đưa)
[claim named_employer]
# Names an employer with branch, register number, address or staff line
(tàu|m/v|mv) (hàng|container|dầu|rời|chở dầu|hàng khô|hàng rời|#)( ~)? (tấn|dwt|teu|treo cờ|imo|tuyến|quốc tế)
(công ty|cty|trung tâm|trường|bệnh viện|ngân hàng|khách sạn)( ~)? (mã số thuế|mst|giấy phép|gpkd|số đkkd|địa chỉ|hotline|website|trụ sở)
(công ty|cty) (tnhh|cổ phần|cp|mtv|tm dv|tm|hợp danh|tư nhân|vận tải biển|lữ hành|du lịch|cung ứng nhân lực|nhân lực|xkld|xuất khẩu lao động|phái cử)
(tnhh|jsc|co., ltd|co.,ltd|ltd|gmbh|mtv|trường (đại học|cao đẳng|trung cấp|thpt|mầm non|tiểu học)|học viện|nhà thi đấu|nhà hàng tiệc cưới|trung tâm tiệc cưới|nhà văn (hóa|hoá)|nhà hát|coopmart|big c|winmart|nghiệp đoàn|hợp tác xã|htx|imo #|số imo)
(khách sạn|resort|nhà hàng|khu nghỉ dưỡng|khu du lịch|quán cà phê|xưởng may|xưởng|tiệm|cửa hàng|nhà máy|siêu thị|casino|quán ăn|quán phở|quán)( ~)? (hội an|đà nẵng|phú quốc|nha trang|hạ long|quận #|đồ sơn|hồ tràm|vũng tàu|đà lạt|bình dương|biên (hòa|hoà)|thủ đức|huế|quy nhơn|cần thơ|bắc ninh|hải phòng|vân đồn|sa pa|gò vấp|bình tân|tân bình)
(website|email|mail|fanpage|trang chính thức|email công ty|fanpage chính thức|trang web)( )?(:|chính thức|của|có|tuyển dụng|công ty|www)
(tuyendung|hr|info|nhansu|tuyensinh|careers)@*
(tuyển dụng|phòng nhân sự|phòng hành chính|bộ phận nhân sự|phòng đào tạo|ban tuyển sinh|phòng hcns|hcns)
# ---------------------------------------------------------------- acts
[act warning]
# Warns of such offers
bị (lừa bán|lừa đảo|lừa sang|dụ dỗ|cưỡng bức|bóc lột|mua bán|cưỡng ép|bán sang|bán qua tay|lừa đi|ép lừa|ép làm lừa|tra tấn)
(xin|mong|nhắc|khuyên|dặn) (bà con|mọi người|các em|các bạn|phụ huynh|chị em|con em|anh chị em|người dân)( ~)? (đừng|không|cảnh giác|tỉnh|cẩn thận|kiểm tra|hỏi|coi chừng|nhớ)
(trước khi|nếu có|khi có) (đi|nhận lời|(ký|kí)|quyết định|người rủ|ai rủ|lời mời|đồng ý)( ~)? (kiểm tra|hỏi|liên hệ|xác minh|báo|gọi|tra cứu|tìm hiểu|cần|hãy)
(công an|phòng|ubnd|biên phòng|trường|sở|đoàn|hội|xã|huyện)( ~)? (khuyến cáo|cảnh báo|tuyên truyền|lưu ý|đề nghị|nhắc nhở|thông báo)( ~)? (người dân|bà con|học sinh|thủ đoạn|tình trạng|lừa|phụ huynh|không|sinh viên|khách)
(việc nhẹ lương cao|lương cao việc nhẹ) (là|chỉ|không|đều|toàn|thường|ở đâu|hay)
(cảnh báo|cảnh giác|đề phòng|khuyến cáo|lưu ý|chú ý|cẩn thận|coi chừng|cẩn trọng|tỉnh táo|báo động|đề cao cảnh giác|nâng cao cảnh giác|hãy cảnh giác|cảnh tỉnh|khuyến nghị)
(dấu hiệu|chiêu|chiêu trò|thủ đoạn|mánh|mánh khóe|bẫy|hình thức|kịch bản|chiêu thức|phương thức) (lừa|lừa đảo|dụ|dụ dỗ|của|mới|nhận biết|là|quen thuộc|chung|mua bán|cảnh báo|buôn|tinh vi|nhận diện|thường gặp|lôi kéo|này|việc nhẹ)
(đừng|không|chớ|tuyệt đối không|không nên|ko|k|đừng vội) (nên |có |vội |bao giờ |tự ý |dễ |nhẹ dạ |ham |để |được )?(nên |có |vội |bao giờ |tự ý |dễ |nhẹ dạ |ham |để |được )?(tin|nghe theo|nghe lời|mắc|sập|sập bẫy|mắc bẫy|mắc lừa|chuyển tiền|giao|đưa|đi theo|đi|nộp|(ký|kí)|cho thuê|bán|cung cấp|đặt cọc|cọc|nghe|ham|nhận lời|đưa hộ chiếu|giao giấy tờ|vượt biên|gửi|chuyển|bị dụ|theo)( ai| các| những| lời| vào| người lạ| kẻ| hộ chiếu| giấy tờ| bất (kỳ|kì)| tiền| cho| rủ rê| khi| nếu| thông tin| theo| bẫy| lương| việc nhẹ| cọc)( ai| các| những| lời| vào| người lạ| kẻ| hộ chiếu| giấy tờ| bất (kỳ|kì)| tiền| cho| rủ rê| khi| nếu| thông tin| theo| bẫy| lương| việc nhẹ| cọc)?
(kẻ|bọn|nhóm|đối tượng|đường dây|tội phạm|các đối tượng|kẻ xấu|kẻ gian|chúng|tên|mấy đối tượng|bọn buôn) (này |lừa |lừa đảo |môi giới |buôn |mua bán |xấu |thường |sẽ |hay |buôn người |dụ |lừa gạt |đã |tội phạm )?(này |lừa |lừa đảo |môi giới |buôn |mua bán |xấu |thường |sẽ |hay |buôn người |dụ |lừa gạt |đã |tội phạm )?(người|hứa|dụ|lừa|rủ|giả|đăng|hứa hẹn|dụ dỗ|lừa đảo|giả danh|mạo danh|lợi dụng|tiếp cận|đưa|ép|chiếm|yêu cầu|lôi kéo|môi giới|gian|xấu|thường|nhắm|bắt|vẽ ra|dùng|thu giữ|bán|mua bán|kết bạn|mồi chài)
(tránh bị|sẽ bị|dễ bị|kẻo bị|khỏi bị) (lừa|lừa bán|bán|cưỡng bức|bóc lột|khởi tố|xử (lý|lí) hình sự|truy cứu|mua bán|dụ|cưỡng ép|dụ dỗ|lừa đảo|bắt cóc|tra tấn|bán qua tay|ép làm)
(mua bán người|buôn người|buôn bán người|lừa bán|lao động cưỡng bức|nạn nhân|bóc lột tình dục|lừa đảo việc làm|việc nhẹ lương cao|tội phạm mua bán)
(nếu|khi|ai|hễ|ai mà|gặp|thấy|bất (kỳ|kì) ai) (ai |có người |bạn |gặp |thấy |nghe |được |bị |họ |người |lạ |nhận được |phát hiện |bà con |ai đó |mà )?(ai |có người |bạn |gặp |thấy |nghe |được |bị |họ |người |lạ |nhận được |phát hiện |bà con |ai đó |mà )?(rủ|mời|hứa|dụ|bảo|yêu cầu|nói|nghi ngờ|mời chào|đòi|kêu|giới thiệu|lời mời|hỏi mua|hỏi thuê|dấu hiệu|rủ rê|rủ đi|kêu đi)( ~)? (thì|hãy|đừng|báo|gọi|là|cần|nên|không|cảnh giác|dừng|tố giác|coi chừng|liên hệ|từ chối|lừa)
(báo|trình báo|tố giác|tin báo|báo ngay|gọi|báo tin) (cho |với |tới |ngay |đến |cơ quan |tội phạm |về |lên |đường dây )?(cho |với |tới |ngay |đến |cơ quan |tội phạm |về |lên |đường dây )?(công an|cơ quan|111|113|chính quyền|biên phòng|đồn|ubnd|cơ quan chức năng|nóng|cảnh sát|trưởng thôn|trưởng bản|0692)
(là |đó là |đây là |chính là |toàn |đều |chắc chắn |100% |rõ ràng )(là |đó là |đây là |chính là |toàn |đều |chắc chắn |100% |rõ ràng )?(lừa|lừa đảo|bẫy|chiêu|trò lừa|bọn lừa|bán người|dấu hiệu|phạm pháp|vi phạm pháp luật|trái phép|mua bán người|hành vi|cái bẫy|buôn người)
(vi phạm pháp luật|trái pháp luật|bị nghiêm cấm|phạm tội|tiếp tay|pháp luật nghiêm cấm|là tội phạm|hình phạt|phạt tù|điều # bộ luật|bộ luật hình sự|nghị định #|bị cấm)
(không có|làm gì có|chẳng có|ko có)( ~)? (việc nhẹ lương cao|công ty nào|nơi nào|ai cho không|chuyện)
(người dân|bà con|phụ huynh|sinh viên|người lao động|bạn trẻ|chị em|học sinh|(quý|quí) khách|nhân dân|bà con mình) (cần|nên|lưu ý|hãy|tuyệt đối|không nên|cảnh giác|chú ý|phải|khi|tránh)
(nhờ |xin |mọi người |mn |vui lòng |hãy )(nhờ |xin |mọi người |mn |vui lòng |hãy )?(chia sẻ|share|cảnh báo|lan tỏa|nhắc|nhắc con|nhắc nhau|tuyên truyền)
(công ty|nơi|doanh nghiệp|chủ|agency) (thật|đàng hoàng|hợp pháp|uy tín|nghiêm túc|chân chính|tử tế) (không|ko|sẽ không|không bao giờ|chẳng|không ai|phải|đều)
[act news]
# Reports what happened: police, court, rescue
(công an|(tòa|toà) án|tand|vks|viện kiểm sát|cơ quan điều tra|csđt|biên phòng|bộ đội biên phòng|cảnh sát|lực lượng chức năng|(tòa|toà)|đồn biên phòng|hđxx|hội đồng xét xử|cơ quan chức năng|bộ ngoại giao|đại sứ quán|nhà chức trách|phòng cảnh sát|cục cảnh sát|đội)( ~)? (cho biết|bắt|bắt giữ|khởi tố|giải cứu|tạm giữ|xét xử|tuyên|tuyên phạt|phát hiện|triệt phá|tiếp nhận|bàn giao|tạm giam|điều tra|thông tin|đưa về|trao trả|bắt quả tang|truy tố|xác minh|hồi hương|phá|làm rõ|đã đưa|phối hợp|bảo hộ)
(bị cáo|bị can|bị hại|nạn nhân|nghi phạm|hội đồng xét xử|cáo trạng|phiên (tòa|toà)|sơ thẩm|phúc thẩm|bản án|lĩnh án|mức án|năm tù|tháng tù|bị tuyên|chuyên án|vụ án|khởi tố|tống đạt|tạm giam|lời khai|theo điều tra|theo cáo trạng|truy nã|ra (tòa|toà)|án tù|điều tra viên)
(được|đã được|vừa được|vừa) (giải cứu|hồi hương|trao trả|đưa về nước|cứu|bàn giao cho|đưa trở về|tiếp nhận|đón về|về nước an toàn|đưa về)
(giải cứu|triệt phá|bắt giữ|hồi hương|trao trả|tiếp nhận|khởi tố|bắt) (thành công |được |hơn |gần |tổng cộng |khẩn cấp |nhóm |# )?(thành công |được |hơn |gần |tổng cộng |khẩn cấp |nhóm |# )?(# (người|công dân|nạn nhân|bị can|đối tượng|lao động|cô gái|phụ nữ)|công dân|nạn nhân|đường dây|đối tượng|nhóm|ổ nhóm|bị can)
(#) (công dân|nạn nhân|bị can|bị cáo|nghi can|người việt|lao động việt|thuyền viên|cô gái|phụ nữ|đối tượng) (việt nam |việt |nam )?(bị|được|vừa|đã|trong vụ|về nước|từ campuchia|từ myanmar)
(theo|báo|tin từ|nguồn|theo tin|ttxvn|vtv|thông tin từ) (báo|nguồn tin|công an|cơ quan|tuổi trẻ|thanh niên|vnexpress|dân trí|lao động|đại sứ quán|thông tấn|pháp luật|tờ|người lao động|vtv|hồ sơ vụ|phóng viên|cáo trạng|bộ ngoại giao)
(ngày|sáng|chiều|tối|rạng sáng) (#/#|# #|#|hôm qua|nay|mùng)( ~)? (tại|ở|trên)( ~)? (công an|(tòa|toà)|biên phòng|cửa khẩu|tỉnh|lực lượng|cảnh sát|đồn|tand)
(sáng|chiều|ngày|tối) #/#
(hôm qua|mới đây|vừa qua|tuần qua|tháng qua|sáng nay) ,( )?~ (công an|(tòa|toà)|cơ quan|lực lượng|biên phòng|tand|đồn|cảnh sát|đại sứ quán|bộ)
[act asks_if_true]
# Asks whether an offer is true or a fraud
(thật hay|lừa hay|thiệt hay|thật không|thiệt không|thiệt hông|lừa không|có lừa|uy tín không|tin được không|tin được hông|đáng tin không|ổn không) (là )?(giả|lừa|thật|ạ|mọi người|mn|vậy|cả nhà|nhỉ|các bác|hay|các anh chị|mấy chị|mấy anh|đảo|gì|ta)
(xin|cần|cho) (mọi người |cả nhà |anh chị |các bác |em |mình |một |vài )?(mọi người |cả nhà |anh chị |các bác |em |mình |một |vài )?(ý kiến|lời khuyên|góp ý|tư vấn|review|kinh nghiệm)
(có ai|ai|bác nào|anh chị nào|mẹ nào|bạn nào) (ở đây |đã |từng |có |trong nhóm |mà )?(ở đây |đã |từng |có |trong nhóm |mà )?(từng đi|từng làm|đi rồi|biết công ty|biết bên|biết chỗ|biết trang|nghe qua|nghe về|bị như|gặp trường hợp|gặp vụ|gặp chưa|biết vụ|rành vụ|dính chưa|làm chưa|thử chưa|nhận được tin)
(em|mình|tui|tôi|cháu|con|mẹ em|nhà em) (thấy |cũng |đang |hơi |vẫn |có )?(thấy |cũng |đang |hơi |vẫn |có )?(nghi|nghi nghi|lo|sợ|phân vân|ngờ ngợ|băn khoăn|không dám|chưa dám|do dự|ngại|chưa tin)( ~)? (không biết|quá|lừa|nên|mà|nhờ|hỏi|xin|có|bẫy|ạ)
(có|liệu có|nghe có) (nên tin|đáng tin|hợp (lý|lí)|bình thường|rủi ro|nguy hiểm|giống lừa|phải bẫy|vấn đề|gì sai|phạm pháp|ảnh hưởng|bị sao|bị gì) (gì )?(không|ko|k|hông|hong|hay không)
(giúp|nhờ|mong) (em|mình|mọi người|cả nhà|các bác|anh chị|ai biết) (với|phân tích|chỉ|xem giúp|check|tra|coi|kiểm tra|xác minh|giải đáp|cho ý kiến|cho lời khuyên|tư vấn giúp)
(em|mình|tui|tôi|cháu|e) (vừa |mới |hôm qua |đang |hôm nay |thấy |có |được |nhận được )(vừa |mới |hôm qua |đang |hôm nay |thấy |có |được |nhận được )?(được |nhận |một |bạn |có |người |thấy )?(được |nhận |một |bạn |có |người |thấy )?(rủ|mời|tin nhắn|nhắn|giới thiệu|bài|quảng cáo|lời mời|người nhắn|người rủ)( ~)? (nói|bảo|kêu|lương|đi|là|như|qua|làm)
(có phải |có |là |liệu |như vậy |này |kiểu này )(có phải |có |là |liệu |như vậy |này |kiểu này )?(lừa đảo|lừa|thật|uy tín|tin được|đáng tin|ổn|an toàn|scam|đúng|bán người|hợp pháp|hợp lệ|bẫy|phạm pháp|vấn đề gì|nguy hiểm|rủi ro|bị lừa) (gì )?(không|ko|k|hông|hong|hok|hay|ta|nhỉ|kg|chứ|hả|khum)( ạ| mn| mọi người| các| ta| cả nhà)?( ạ| mn| mọi người| các| ta| cả nhà)?
(mọi người|mn|cả nhà|anh chị|mấy anh chị|các bác|các anh chị|mấy bác|bà con|các mẹ|ace|có ai|bác nào|mọi ng|ai đã|có bác nào|chị em) (ơi |có |cho |đã |từng |nào |biết |giúp |làm ơn |ai |thấy |tư vấn |nghĩ |em |mình |hỏi |xin |nghe )?(ơi |có |cho |đã |từng |nào |biết |giúp |làm ơn |ai |thấy |tư vấn |nghĩ |em |mình |hỏi |xin |nghe )?(biết|hỏi|nghe|từng|làm|đi|tư vấn|cho em hỏi|cho mình hỏi|góp ý|ý kiến|giúp|review|nghe qua|thấy sao|nghĩ sao|xin ý kiến|rành|kinh nghiệm|thử|chưa|xin)( về| công ty| bên| chỗ| vụ| này| chưa| với| ạ| qua| em| mình| giúp| kiểu)( về| công ty| bên| chỗ| vụ| này| chưa| với| ạ| qua| em| mình| giúp| kiểu)?
(cho em|cho mình|cho e|em xin|cho tôi|cho hỏi|xin|cho con) (hỏi|hỏi chút|xin ý kiến|ý kiến|lời khuyên|tư vấn|kinh nghiệm|xin lời khuyên|hỏi là|hỏi với|hỏi cái|hỏi có)
(có nên|có được|có cần|em có nên|mình có nên|nên) (đi|tin|gửi|nộp|nhận|cọc|chuyển|làm|cho|đồng ý|(ký|kí)|đưa|cho em|cho con|nghe|đặt cọc|cho nó|trả lời|không)( ~)? (không|ko|k|hông|hong|ạ|hay|kg|hả|đây)
(nghe|thấy|nghi|em thấy|nhìn|đọc|mình thấy|sao thấy|cứ thấy|nghe cũng) (nghi nghi|nghi|lo lo|sợ sợ|hơi nghi|(kỳ|kì) (kỳ|kì)|không ổn|sai sai|ảo|giống lừa|có vẻ lừa|lạ lạ|hơi lo|hoang mang|run|lạ quá|ghê ghê|hơi sợ|hơi lạ|thơm quá|ngon quá|ảo ảo|mùi lừa|hấp dẫn quá|bất thường|nghi ngờ|mùi)
(phân vân|hoang mang|lo quá|nghi quá|băn khoăn|bán tín bán nghi|thắc mắc|nghi ngờ|không biết có|không biết thật|có đáng tin|lo không biết|hơi lo|thấy lo)
(con em|em gái em|bạn em|cháu|bạn mình|con gái|em tôi|mẹ em|chị em|tui|em họ|đứa em|chồng em|hôm qua|hôm nay|bạn tôi|con tôi|em trai|ba em) (được|nhận được|mới được|vừa được|vừa nhận|thấy|có người|bị|mới nhận|có) (một |1 |có |bạn |chị |anh |người |tin |được |lạ |công ty )?(một |1 |có |bạn |chị |anh |người |tin |được |lạ |công ty )?(rủ|nhắn|mời|giới thiệu|gọi|chào mời|kêu|tin nhắn|inbox|ib|bài đăng|nhắn tin|liên hệ|quảng cáo|cái tin)
(làm sao|cách nào|làm thế nào|kiểm tra ở đâu|tra ở đâu|hỏi ở đâu|phải làm sao|tra cứu ở đâu|xác minh) (để |mà |em |mình |bây giờ )?(để |mà |em |mình |bây giờ )?(biết|kiểm tra|xác minh|tra|kiểm chứng|phân biệt|kiểm|check)
(em|mình) cảm ơn (ạ|mọi người|trước|mn)
[act helpline]
# A hotline, an organisation or an embassy offers help without conditions
(tổng đài|đường dây nóng|hotline|đường dây|số nóng|số khẩn|số bảo hộ|đường dây hỗ trợ) (quốc gia |phòng |chống |hỗ trợ |bảo hộ |công dân |tư vấn |bảo vệ |trẻ em |mua bán người |về |: |miễn phí |nóng )?(quốc gia |phòng |chống |hỗ trợ |bảo hộ |công dân |tư vấn |bảo vệ |trẻ em |mua bán người |về |: |miễn phí |nóng )?(111|113|1900|phòng chống|mua bán người|hỗ trợ|bảo vệ trẻ em|tư vấn|miễn phí|bảo hộ|24/24|24/7|18001567|#|công dân|trẻ em)
(gọi|gọi ngay|alo|bấm|nhắn) (ngay |tổng đài |số |tới |cho |miễn phí )?(ngay |tổng đài |số |tới |cho |miễn phí )?(111|113|1900|18001567|1800|đường dây|hotline|tổng đài|+84 981)
(hỗ trợ|giúp|tư vấn|tham vấn|giúp đỡ|hỗ trợ pháp (lý|lí)) (bạn |tâm (lý|lí) |pháp (lý|lí) |nạn nhân |hoàn toàn |người |về |trở về |hồi hương |và |chị em |tạm trú |phụ nữ )?(bạn |tâm (lý|lí) |pháp (lý|lí) |nạn nhân |hoàn toàn |người |về |trở về |hồi hương |và |chị em |tạm trú |phụ nữ )?(miễn phí|không thu phí|không mất phí|bảo mật|kín đáo|nạn nhân|hồi hương|về nước|tạm trú|pháp (lý|lí)|(hòa|hoà) nhập|trở về|tâm (lý|lí)|không điều kiện|không phán xét|mua bán)
(ngôi nhà bình yên|blue dragon|rồng xanh|hagar|pacific links|iom|tổ chức phi chính phủ|ngo|nhà tạm lánh|nhà bình yên|cán bộ xã hội|nhân viên xã hội|trung tâm công tác xã hội|công tác xã hội|hội phụ nữ|csaga|world vision|save the children|cơ sở hỗ trợ nạn nhân|mái ấm|aat|tham vấn viên|hội liên hiệp phụ nữ)
(bạn|chị|em|các em) (không|ko|không hề) (có lỗi|cô đơn|một mình|phải trả|bị phạt|phải sợ|phạm tội|đơn độc|làm gì sai)
(nếu|khi) (bạn|em|người thân|ai|con|anh chị|bạn bè)( ~)? (mắc kẹt|bị kẹt|cần giúp|bị giữ|bị ép|cần hỗ trợ|nạn nhân|gặp nguy|gặp khó khăn|bị lừa|bị bán|cần nói chuyện|muốn về)
(được giữ kín|bảo mật thông tin|mọi thông tin được bảo mật|danh tính|giữ bí mật thông tin|không tiết lộ thông tin|hoàn toàn bảo mật|không ai phán xét|chúng tôi (lắng nghe|không hỏi|luôn))
(bảo hộ công dân|đưa bạn về|giúp bạn về|hỗ trợ trở về|gửi vị trí|phiên dịch miễn phí|chúng tôi ở đây)
[act safety_notice]
# A bank, telephone company or police says what never to give away
(cho mượn|cho thuê|mua bán|thuê|bán) (tài khoản|thẻ|sim|cccd)( ~)? (vi phạm|phạt|hình sự|tiếp tay|xử (lý|lí)|trách nhiệm|cấm|rửa tiền|lừa đảo)
(mã otp|otp|mật khẩu|mã pin)( ~)? (cho bất (kỳ|kì) ai|cho ai|kể cả nhân viên|tuyệt đối|không cung cấp|không chia sẻ)
(phát hiện|nghi ngờ|nhận được) (giao dịch|cuộc gọi|tin nhắn|đường link|số lạ) (lạ|giả mạo|bất thường|lừa đảo|nghi)( ~)? (gọi|(khóa|khoá)|báo|liên hệ|hotline|tổng đài)
(ngân hàng|nhân viên ngân hàng|nhà mạng|bank|vcb|vietcombank|agribank|vietinbank|bidv|techcombank|mb|công an|momo|viettel|vinaphone|mobifone|cơ quan công an|cán bộ|nhà băng|vib|sacombank|acb|tổ chức tín dụng|ngân hàng nhà nước) (không yêu cầu|không gọi|không hỏi|không bao giờ|sẽ không|tuyệt đối không|khuyến cáo|cảnh báo|lưu ý|nhắc|thông báo|xin thông báo|trân trọng|không hề|khuyến nghị)( yêu cầu| gọi| hỏi| gửi| cung cấp| (quý|quí) khách| bao giờ| khách hàng| thu| làm việc)?( yêu cầu| gọi| hỏi| gửi| cung cấp| (quý|quí) khách| bao giờ| khách hàng| thu| làm việc)?
(không|tuyệt đối không|đừng|ko|không bao giờ|k|chớ) (nên |được |bao giờ |vì |tự ý )?(nên |được |bao giờ |vì |tự ý )?(cung cấp|chia sẻ|tiết lộ|cho mượn|cho thuê|bán|đưa|mua bán|gửi|bấm|nhấp|click|truy cập|cài|cài đặt|đọc|nhập|cho ai|mở|thuê|quét|mở hộ|đứng tên|cho người khác) (mã |cho |bất (kỳ|kì) |ai |thuê |hộ |tài khoản |vào |hay |hoặc |mượn |, |bán |các |đường |app |số |thông tin )?(mã |cho |bất (kỳ|kì) |ai |thuê |hộ |tài khoản |vào |hay |hoặc |mượn |, |bán |các |đường |app |số |thông tin )?(otp|mã otp|mật khẩu|mã pin|thông tin|tài khoản|tk|thẻ|sim|link|đường link|ứng dụng|mã xác thực|sinh trắc|mã|file|cccd|căn cước|app|thuê|khuôn mặt)
((quý|quí) khách|khách hàng|chủ tài khoản|chủ thuê bao|thuê bao) (không|vui lòng|lưu ý|tuyệt đối|cần|hãy|nên|sẽ|phải|chịu|của|có thể|chuẩn (hóa|hoá)|được)
(mua bán|cho thuê|thuê|mượn|bán|mở hộ|cho mượn) (hoặc |, |mua |bán |cho |thuê )?(hoặc |, |mua |bán |cho |thuê )?(tài khoản|thẻ|sim|tài khoản ngân hàng|tk) (ngân hàng |thanh toán |là |có thể |sẽ |bị |, |rác |cho người khác |hộ )?(ngân hàng |thanh toán |là |có thể |sẽ |bị |, |rác |cho người khác |hộ )?(vi phạm|bị phạt|phạt|trái|bị xử|hành vi|truy cứu|hình sự|bị cấm|tiếp tay|phạt tiền|chịu trách nhiệm|rửa tiền|nghị định)
(thông báo bảo mật|cảnh báo lừa đảo|cảnh báo giao dịch|giao dịch lạ|(khóa|khoá) thẻ|(khóa|khoá) tài khoản|báo mất thẻ|chuẩn (hóa|hoá)|chuẩn (hóa|hoá) thuê bao|hotline ngân hàng|tra soát|đổi mật khẩu|số tổng đài in|mặt sau thẻ|chi nhánh gần nhất|điểm giao dịch|phòng giao dịch|an ninh mạng|a05|chính chủ theo|định danh mức 2|vneid)
(mã otp|otp)( ~)? (không|đừng|tuyệt đối|có hiệu lực|hết hạn|bảo mật)
[act own_story]
# Somebody who came back tells what happened to them
(tôi|mình|em|con|tui|cháu|tụi em|chúng tôi|bọn em|con gái tôi|em gái tôi|chồng tôi|con trai tôi|tao|em tôi|cả nhóm|chị em tôi) (đã |từng |bị |mới |vừa |may |may mắn |được |cũng |là |có |chỉ |suýt |lúc đó |ngày đó )?(đã |từng |bị |mới |vừa |may |may mắn |được |cũng |là |có |chỉ |suýt |lúc đó |ngày đó )?(lừa|bị bán|bị lừa|trốn|trốn được|trốn thoát|thoát|thoát được|được cứu|được giải cứu|về được|bị đánh|bị nhốt|bị ép|bị giam|nạn nhân|trở về|chạy thoát|sống sót|bị giữ|về nước|về tới|được về|mắc lừa|tin lời|nhẹ dạ|tỉnh ngộ|dại|ngu|suýt mất|bị gạt|ân hận|bị thu|kẹt|hồi hương)
(họ|chúng|chúng nó|bọn họ|tụi nó|bà chủ|ông chủ|chủ|bọn nó|người ta|nó|hắn|bả|ổng|quản (lý|lí)|cai) (đã |liền |bắt đầu |thì |cứ |đều |mới |lại |luôn |hay )?(đã |liền |bắt đầu |thì |cứ |đều |mới |lại |luôn |hay )?(thu|tịch thu|đánh|nhốt|ép|bán|giữ|bắt|(dọa|doạ)|chửi|chích điện|không trả|lừa|bỏ đói|lấy|quỵt|đập|giam|đòi chuộc|đòi tiền chuộc|gạt|phạt|lật lọng|cắt|bán lại|trả có|(khóa|khoá)|tắt máy|biến mất|chặn)( mất| hết| em| tôi| mình| hộ chiếu| điện thoại| tụi| lương| làm| cửa| chúng tôi| số| sạch| tiền| liên lạc)( mất| hết| em| tôi| mình| hộ chiếu| điện thoại| tụi| lương| làm| cửa| chúng tôi| số| sạch| tiền| liên lạc)?
(ngày|lúc|hồi|khi|năm|hôm) (đó|ấy|sang|tới|đến|qua|mới|bước|xuống|tôi|em|trước)( ~)? (tôi|em|mình|con|họ|tui|chúng|tụi)( ~)? (bị|mới biết|vỡ lẽ|hiểu|được|(dọa|doạ)|lấy|đánh|thu|nhốt)
(mới biết|mới hay|vỡ lẽ|tới nơi mới|sang rồi mới|té ra|(hóa|hoá) ra|ai ngờ|không ngờ|nào ngờ|qua rồi mới|mới vỡ|sang đó mới|qua đó mới|thực tế)( ~)? (là|bị|lừa|không|phải|chỉ|toàn|bán|chẳng|khác|khoảng)?
(kể lại|chia sẻ lại|câu chuyện của tôi|chuyện của tôi|chuyện của em|bài học|xin kể|kể để|nói ra để|kể ra để|viết ra để|mong mọi người|mong các bạn|mong các em|tôi viết|mình viết)( ~)? (đừng|tránh|biết|cho|ai|để|rút|này|cảnh|mọi người|các)?
(về nhà|về nước|về quê|trở về) (được )?(# tháng|# năm|hơn|gần|rồi|nửa năm|an toàn|sau|mấy tháng|một năm|đến giờ|tôi|em|từ)
(giờ|bây giờ|đến giờ|tới giờ|nay) (tôi |em |mình |thì |con |nghĩ lại |đã |nhớ lại |vẫn )(tôi |em |mình |thì |con |nghĩ lại |đã |nhớ lại |vẫn )?(vẫn|đi làm|học nghề|còn|ổn|sợ|ám ảnh|bán|may|làm ở quê|mới|đang học|có nghề|rùng mình|phụ)
(ám ảnh|ác mộng|kinh hoàng|địa ngục|thoát chết|cứu sống|sống không bằng chết|khóc mỗi đêm|hối hận|bóng tối)
[act local_job]
# Work in one's own town or country, come by and ask
(ở|gần|tại|khu vực|địa chỉ|đường|hẻm|cạnh|đối diện|khu) (chợ |đường |ngã tư |khu |quận |phường |trường |số |công viên |vòng xoay |chân cầu |thị trấn |bệnh viện |# )?(chợ |đường |ngã tư |khu |quận |phường |trường |số |công viên |vòng xoay |chân cầu |thị trấn |bệnh viện |# )?(quận #|q#|q.#|gò vấp|bình thạnh|thủ đức|tân bình|cầu giấy|đống đa|thanh xuân|hoàng mai|hà đông|dĩ an|biên (hòa|hoà)|thuận an|bắc ninh|ninh kiều|tân phú|bình tân|hóc môn|củ chi|hai bà trưng|long biên|phú nhuận|bến lức|kcn|khu công nghiệp|hải châu|bà chiểu|tân định|cẩm lệ|liên chiểu|từ liêm|nhà bè)
(tuyển|cần|tìm|cần người)( ~)? (phụ quán|thu ngân|đứng quầy|pha chế|chạy bàn|giữ xe|trông xe|phụ bếp|phát tờ rơi|bán hàng|gói quà|phụ bán|shipper|giao hàng|thời vụ|đứng bếp|coi quán|coi tiệm|dọn phòng)( ~)? (ca|giờ|quận|gần|đường|k/|tết|sinh viên|liên hệ trực tiếp|ghé|đến|qua quán|nộp|chợ|hẻm)
(làm ca|ca sáng|ca chiều|ca tối|xoay ca|ca gãy)( ~)? (tối về|gần nhà|giờ|nghỉ|sinh viên|k/h|k/giờ|trả)
#(k|.000|.000đ|000)( đồng)?( )?(/|một |1 |mỗi )( )?(giờ|h)
(quán|tiệm|shop|cửa hàng|xưởng|nhà hàng|siêu thị|nhà em|quán em|bếp|tiệm bánh|vườn|trại|trạm) (mình |em |nhà |cơm |phở |cà phê |cafe |trà sữa |may |bún |chị |gỗ |tôi |ăn |nhậu |ốc |cà phê |mới |tóc |giặt |bánh |nail |chè |tạp (hóa|hoá) |sửa xe |gia đình |tại |ở |gần |đang )?(mình |em |nhà |cơm |phở |cà phê |cafe |trà sữa |may |bún |chị |gỗ |tôi |ăn |nhậu |ốc |cà phê |mới |tóc |giặt |bánh |nail |chè |tạp (hóa|hoá) |sửa xe |gia đình |tại |ở |gần |đang )?(cần|tuyển|thiếu|tìm|đang cần|đang tuyển|cần thêm|tuyển thêm|thiếu người|mới mở|cần gấp|tuyển gấp|khai trương)
(ghé|qua|tới|đến|mời|chạy qua|lại) (quán|tiệm|xưởng|cửa hàng|shop|trực tiếp|công ty|kho|cổng) (gặp |xem |hỏi |thử |làm |nói chuyện |nhận việc |phỏng vấn |chị |anh |cô |để |nhận |trao đổi |thử việc |luôn )?(gặp |xem |hỏi |thử |làm |nói chuyện |nhận việc |phỏng vấn |chị |anh |cô |để |nhận |trao đổi |thử việc |luôn )?
(ưu tiên|cho|nhận) (người |bạn |sinh viên |nhà |ở |lao động )?(người |bạn |sinh viên |nhà |ở |lao động )?(gần|địa phương|tại địa phương|quanh đây|trong xã|nhà gần|ở gần|trong khu vực|sinh viên|tại chỗ|quanh khu|trong vùng)
(phụ cấp cơm|bao ăn trưa|xăng xe|gửi xe|cơm ca|lương tuần|trả lương tuần|nghỉ # ngày/tháng|tối về nhà|sáng đi tối về|không ở lại)
[act tour]
# A tour, pilgrimage, ticket or visa service
(tour|tua)
(đoàn|xe|hành hương|vé)( ~)? (khởi hành|hdv|hướng dẫn viên|về lại|ăn sáng|khách sạn|tham quan|viếng|trưởng đoàn|đã gồm|bao gồm)( ~)? (ngày|giá|khách|tour|chùa|bữa|vé|phòng)
(visa|hộ chiếu) (du lịch |công tác |thăm thân |hàn |nhật |(mỹ|mĩ) |úc |châu âu |đài loan |trung quốc |trẻ em )(du lịch |công tác |thăm thân |hàn |nhật |(mỹ|mĩ) |úc |châu âu |đài loan |trung quốc |trẻ em )?(làm|nộp|hồ sơ|chứng minh|phí|lệ phí|đậu|rớt|(tỷ|tỉ) lệ|trọn gói|xử (lý|lí)|từ|giá|thời gian|cần)
(tour|tua|phượt|hành hương|lễ chùa|viếng|tham quan|chùa|đền|lữ hành|đi lễ|tắm biển|check in|ngắm|trekking|nghỉ dưỡng|đoàn khách|nghỉ mát|cắm trại) (trọn gói|# ngày|#n#đ|#n#d|# ngày # đêm|angkor|đà lạt|phú quốc|hạ long|thái lan|bangkok|campuchia|khởi hành|giá|hàng năm|đoàn|hè|tết|lễ|cùng|gia đình|ghép|riêng|về|hàn quốc|nhật|sa pa|chùa|xiêm riệp|lào|ma cao|quốc tế|nước ngoài|công ty|thiên cấm sơn|ăn|mua sắm|bụi|vài ngày|chơi)
(khởi hành|lịch trình|hướng dẫn viên|hdv|vé tham quan|phụ thu|buffet|phòng đôi|khách lẻ|trưởng đoàn|#n#đ|#n#d|# ngày # đêm|ba ngày hai đêm|bốn ngày ba đêm|hai ngày một đêm|vé khứ hồi|siem reap|xiêm riệp|angkor|thiên trúc|bồ đề đạo tràng|về trong ngày|đoàn # khách|bảo hiểm du lịch|giá tour|xe giường nằm|combo|homestay|vé khu|lịch tour|điểm đón khách)
(dịch vụ|làm|hỗ trợ|nhận|tư vấn|đại (lý|lí)|phòng vé|xin) (hồ sơ |giúp |xin |nhanh |dịch |làm |thủ tục |hộ |thuật |công chứng |gia hạn |đặt |bán )?(hồ sơ |giúp |xin |nhanh |dịch |làm |thủ tục |hộ |thuật |công chứng |gia hạn |đặt |bán )?(visa|hộ chiếu|vé máy bay|công chứng|dịch thuật|phòng vé|passport|evisa|e visa|hợp pháp (hóa|hoá)|(lý|lí) lịch tư pháp|giấy tờ đi|thị thực)
(phí|giá) (dịch vụ|visa|lãnh sự|dịch|sứ quán|dịch thuật|làm hộ chiếu|hộ chiếu) (là |từ |không |riêng |: |chỉ |đã |chưa |một )?(là |từ |không |riêng |: |chỉ |đã |chưa |một )?(#|lệ phí|nhà nước|hoàn|bao gồm|gồm|tách|trọn gói|theo|khách)
(hoàn vé|đổi vé|hành (lý|lí)|check-in|check in|(ký|kí) gửi|chuyến bay|khứ hồi|vietjet|vietnam airlines|bamboo|hãng bay|trang dichvucong|cổng dịch vụ công|phòng xuất nhập cảnh|xuất nhập cảnh|quầy vé|đặt vé|săn vé|lịch hẹn|tỉ lệ đậu|không cam kết đậu|khách tự giữ|bản dịch|xin visa)
[act family_talk]
# Relatives and friends talk of visits, weddings, money, travel
(ê|ủa|trời|má ơi|thôi|mà|ừ|ờ) (mày|tao|bà|ông|hai đứa|tụi mày|con kia|nhỏ kia|bạn hiền)
(mày|bà|ông|tụi mày|ní|bồ tèo) (rảnh|nhớ|có đi|đi không|đi hông|ăn gì|về chưa|ngủ chưa|tới chưa|trả|thiếu|nợ|mua|đặt)
(tao|tui) (với|và|cùng) (mày|bà|ông|con|thằng|nhỏ|tụi)( ~)? (đi|chơi|ăn|du lịch|share|chia|nhậu|coi|xem)
(con|mẹ|ba|bố|má|ông|bà|dì|cậu|cô|chú|bác|ngoại|nội|vợ|chồng|cháu|tao|mày|bà nội|bà ngoại|ông ngoại|ông nội|cả nhà|anh hai|chị hai|anh ba|chị ba|út|thím|mợ|nhà mình|tụi mình|vk|ck) (ơi |với |và |cùng |cũng |có |đang |sắp |định |nhớ |mới |vừa |đã |sẽ |chuẩn bị |về |qua |tính |ở |nói |mình )?(ơi |với |và |cùng |cũng |có |đang |sắp |định |nhớ |mới |vừa |đã |sẽ |chuẩn bị |về |qua |tính |ở |nói |mình )?(sinh nhật|mừng thọ|đám cưới|cưới|giỗ|đám giỗ|tết|về quê|thăm|ra viện|ăn tết|mổ|đầy tháng|thôi nôi|khám bệnh|đi khám|bất ngờ|về thăm|đón ở sân bay|nấu|về chơi|đoàn tụ|qua chơi|bay về|gửi tiền về|nhớ mặc|mua vé|ăn cơm|ra đón|đám hỏi|gặp lại|về nhà|về tới|đi chơi|uống thuốc)
(sinh nhật|đám cưới|giỗ|đám giỗ|tết|ngày cưới|tiệc|lễ tốt nghiệp|mừng thọ|đám hỏi|kỷ niệm ngày cưới|họp lớp|thôi nôi|đầy tháng|tân gia) (của |con |mẹ |ba |bố |bà |ông |chị |anh |em |ngoại |nội |nhà |này |dương lịch |bạn |bất ngờ |con bé |thằng )(của |con |mẹ |ba |bố |bà |ông |chị |anh |em |ngoại |nội |nhà |này |dương lịch |bạn |bất ngờ |con bé |thằng )?
(nhớ|cầm|mang|đem|mua) (theo |về |cho |giùm |áo |cho mẹ |cho bà |thêm )?(theo |về |cho |giùm |áo |cho mẹ |cho bà |thêm )?(áo ấm|bánh|thuốc|quà|nước mắm|cá khô|áo khoác|mắm|trái cây|dầu gió|khô|gạo|bánh tráng|cà phê|quà quê|kẹo)
(mai|tối|cuối tuần|chiều|hè|tết|chủ nhật|thứ bảy) (này |nay |mày |tao |mình |nhà |cả nhà |em |tụi mình |rảnh |có |đi |anh |qua |về |con )(này |nay |mày |tao |mình |nhà |cả nhà |em |tụi mình |rảnh |có |đi |anh |qua |về |con )?(ăn|nhậu|cà phê|đá bóng|chơi|về|qua|nhà|rảnh|ngoại|du lịch|quê|phượt|thăm|cà phê|lẩu|cafe|ba mẹ)
(cả nhà|gia đình|hai mẹ con|hai vợ chồng|mấy đứa nhỏ|bọn trẻ|tụi nhỏ|con nhỏ|đứa nhỏ|mấy cháu) (mình |cùng |em |đi |qua |sẽ |về |sang |bay |mong |chờ |nhớ |thăm |đều |vui |tập trung )(mình |cùng |em |đi |qua |sẽ |về |sang |bay |mong |chờ |nhớ |thăm |đều |vui |tập trung )?
(thương con|nhớ con|con thương|giữ sức (khỏe|khoẻ)|giữ gìn sức (khỏe|khoẻ)|đi đường cẩn thận|bình an|thượng lộ bình an|bao giờ về|khi nào về|về chưa|(khỏe|khoẻ) không|ăn cơm chưa|tới nơi báo|gọi video|hạ cánh nhắn|về đến nhà|trả tao|nợ tao|chia tiền|tao bao|tao mời|lì xì|họp nhóm|cười xỉu|haha|hihi|kaka|hehe|mày ơi|ê mày|bạn già|đi nhậu|đi phượt)
(mượn|cho mượn|trả|thiếu|nợ|gửi) (tao|mày|tiền mày|tiền tao|lại mày|lại tao|chị hai|tiền cơm|tiền nhậu|tiền phòng|tiền nhà|tiền điện)
[act courtship]
# Getting to know one another, with families and time, and nobody asked to travel
(gia đình|bố mẹ|ba mẹ|cha mẹ|hai bên|hai nhà|hai gia đình|phụ huynh) (hai bên |anh |em |hai |đã |bên |nhà |mình |hai đứa |bạn |cô dâu |đôi bên )?(hai bên |anh |em |hai |đã |bên |nhà |mình |hai đứa |bạn |cô dâu |đôi bên )?(gặp|gặp mặt|nói chuyện|bàn|qua nhà|dạm ngõ|chấp nhận|ủng hộ|biết|thưa chuyện|ra mắt|hai bên|đồng ý|mừng|(quý|quí))
(dạm ngõ|ăn hỏi|đám hỏi|lễ hỏi|rước dâu|trầu cau|sính lễ|áo cưới|thiệp cưới|thiệp mời|chụp ảnh cưới|nhà trai|nhà gái|đăng (ký|kí) kết hôn|tiệc cưới|ngày cưới|tuần trăng mật|trăm năm|lễ vu quy|tân hôn|cô dâu chú rể|báo hỷ|lễ thành hôn|thành hôn)
(cà phê|cafe|ăn|xem phim|hẹn|gặp|đi dạo|hẹn hò|ăn tối|đi ăn|uống trà sữa|đi cà phê) (với |cùng |nhau |em |anh |cuối tuần |nhé |tối |nha |không |lần đầu |ở |đông người |chỗ |gặp )(với |cùng |nhau |em |anh |cuối tuần |nhé |tối |nha |không |lần đầu |ở |đông người |chỗ |gặp )?
(tìm hiểu|quen|làm quen) (từ từ|nghiêm túc|lâu dài|trước|nhau|thêm|dần|tiến tới|bạn bè trước|thêm thời gian|một thời gian|bạn trai|bạn gái|(kỹ|kĩ))
(em thích anh|anh thích em|người yêu mình|bạn trai em|bạn gái anh|crush|bồ|người thương|chúc hai bạn|trăm năm hạnh phúc|chúc mừng hạnh phúc|cầu hôn)
[act training]
# School, course, scholarship, exchange, apprenticeship
(khai giảng|tuyển sinh|chiêu sinh|nhập học|học thử|học phí|học viên|tốt nghiệp|lớp học|(khóa|khoá) học|đào tạo nghề|thực hành|cấp chứng chỉ|cấp bằng|thi chứng chỉ|xưởng thực hành|giáo viên) (ngày|#|miễn phí|hàng tháng|lớp|(khóa|khoá)|tháng|được|mỗi|từ|là|nghề|trung cấp|sơ cấp|mới|đợt|năm|theo|và|giảm|đóng|gồm|tại|có)
học bổng( ~)? (chính phủ|toàn phần|đại học|thạc sĩ|tiến sĩ|hạn|hồ sơ|sinh hoạt phí|học phí|trường|trao đổi|hè|sinh viên|đại sứ quán)
(chương trình|đợt) (trao đổi|giao lưu|học hè|thực tập quốc tế|sinh viên|hè)
(học nghề|(khóa|khoá)|(khóa|khoá) học|lớp|lớp học|đào tạo|dạy nghề|dạy|khai giảng|tuyển sinh|chiêu sinh|ôn thi|luyện thi|khoá) (nghề |tiếng |hàn |sửa |làm |pha chế |may |nấu |cắt tóc |ngắn hạn |miễn phí |sơ cấp |trung cấp |cao đẳng |lái |bếp |điện |điều dưỡng |kế toán |dài hạn |tin |đại học |năm |các |hệ |lớp |đợt )?(nghề |tiếng |hàn |sửa |làm |pha chế |may |nấu |cắt tóc |ngắn hạn |miễn phí |sơ cấp |trung cấp |cao đẳng |lái |bếp |điện |điều dưỡng |kế toán |dài hạn |tin |đại học |năm |các |hệ |lớp |đợt )?(may|tóc|nail|làm bánh|tiếng|điện|cơ khí|bếp|pha chế|sửa xe|lái xe|tin học|kế toán|nghề|học phí|khai giảng|miễn phí|# tháng|# buổi|cao đẳng|trung cấp|sơ cấp|đại học|spa|điều dưỡng|hàn|n5|n4|ielts|toeic|vi tính|cắt tóc|chứng chỉ|(kỹ|kĩ) thuật|cntt|sinh viên)
(học bổng|du học|trao đổi|thực tập|học viên|học sinh|sinh viên|giáo viên|thực tập sinh|tân sinh viên|nghiên cứu sinh) (chính phủ|toàn phần|bán phần|trao đổi|nộp|đăng (ký|kí)|(khóa|khoá)|hệ|nghèo vượt khó|ưu tú|của trường|chính quy|quốc tế|theo học|khối|trường|có thẻ|cntt|hạn nộp|tại doanh nghiệp|mext|fulbright|chevening|kgsp|gks|hiệp định|erasmus|daad|hưởng|thực tập)
(trường|trung tâm|học viện|đại học|cao đẳng|trung cấp|ban tuyển sinh|trung tâm gdtx|gdnn|giáo dục nghề nghiệp|trung tâm dạy nghề|phòng đào tạo) (dạy nghề |nghề |đại học |cao đẳng |trung cấp |đào tạo |ngoại ngữ |công lập |học |tiếng |của |quốc tế )?(dạy nghề |nghề |đại học |cao đẳng |trung cấp |đào tạo |ngoại ngữ |công lập |học |tiếng |của |quốc tế )?(tuyển sinh|thông báo|khai giảng|chiêu sinh|miễn học phí|học phí|cấp bằng|cấp chứng chỉ|giảm học phí|nhận hồ sơ|mở lớp|nghề|tỉnh|đào tạo|gửi|mời)
(cấp|nhận|có|thi lấy) (bằng|chứng chỉ|giấy chứng nhận) (sơ cấp|nghề|tốt nghiệp|hoàn thành|trung cấp|cao đẳng|quốc gia|cuối (khóa|khoá)|n#|hành nghề)
(vừa học vừa làm|học việc|học nghề) (tại|ở|có lương|# tháng|hưởng|trong nước|có trợ cấp|miễn phí|quán|tiệm|xưởng|được trả|có hợp đồng)
(học (kỳ|kì)|học phần|điểm trung bình|gpa|bảng điểm|hồ sơ xét tuyển|hạn nộp hồ sơ|thư giới thiệu|(ký|kí) túc xá trường|học bạ|xét tuyển|giảng viên|giảng đường|lịch học|buổi học|giáo trình|thư động lực|bài luận|vòng phỏng vấn học bổng|thi đầu vào|điểm chuẩn)
[act trade]
# Sale, rent, loan, reselling, shop promotion
(cho thuê|thuê|pass) (lại )?(phòng|nhà|căn hộ|mặt bằng|trọ|phòng trọ|chung cư|kiot|ki ốt|ghép)
(hợp đồng thuê|cọc # tháng|cọc một tháng|cọc hai tháng|cọc 1 tháng|đóng # tháng|điện #|nước #|điện nước|full nội thất|m2|wc riêng|ban công|thang máy|chính chủ|không chung chủ)
(ngân hàng|quỹ tín dụng|công ty tài chính)( ~)? (lãi suất|cho vay|vay|hạn mức|khoản vay|giải ngân|hồ sơ vay)
(bán|thanh (lý|lí)|sang nhượng|pass|pass lại|cho thuê|cần bán|bán lại|order|sỉ|bán sỉ|giao sỉ|xả hàng|xả kho|nhận đặt|bán lẻ|sang quán|sang lại|nhận order|nhượng lại|bán gấp|cần sang|tuyển sỉ|đổ sỉ|nhập sỉ|cần pass|bán nhanh) (gấp |lại |giá |nhà |phòng |đồ |xe |quần áo |sỉ |lẻ |hàng |cái |chiếc |lô |buôn |# |cũ |con |rẻ |bé |quán |trọ |cho |combo |tủ |bộ |máy |thanh (lý|lí) |em )?(gấp |lại |giá |nhà |phòng |đồ |xe |quần áo |sỉ |lẻ |hàng |cái |chiếc |lô |buôn |# |cũ |con |rẻ |bé |quán |trọ |cho |combo |tủ |bộ |máy |thanh (lý|lí) |em )?(xe|phòng|nhà|điện thoại|tủ|quần áo|trọ|mặt bằng|hàng|đồ|giày|bánh|trái cây|(mỹ|mĩ) phẩm|laptop|túi|nhà trọ|máy giặt|ghế|cây|rau|cá|gạo|quán|bàn ghế|sạp|áo|kem|cà phê|đất|iphone|sách|wave|xe máy|gốc|vải|son|mắm|sầu riêng|chăn|nệm|bàn|tủ lạnh)
(giá chỉ|sale|giảm|giảm giá|khuyến mãi|khuyến mại|freeship|miễn ship|ship|ship cod|cod|giao hàng|đồng giá|mua # tặng|minigame|giveaway|mua 1 tặng 1|tặng voucher|voucher|chốt đơn hàng|inbox giá|giá sỉ|giá gốc|flash sale|bảo hành|size|mẫu mới|hàng về|hàng mới|hàng order|xách tay|sẵn kho|đổi trả|cọc giữ hàng|lên đơn|chính hãng)
(vay|vay vốn|vay tiêu dùng|vay tín chấp|cho vay|khoản vay|vay mua|gói vay|vay ưu đãi|vay thế chấp) (ngân hàng|mua|với lãi|lãi suất|ưu đãi|tại|học|nhà|kinh doanh|tín chấp|chính sách|hạn mức|sản xuất|mua xe|góp|hộ|0%|của ngân hàng|đi học)
(lãi suất|hạn mức|(kỳ|kì) hạn|hồ sơ vay|giải ngân tại|dư nợ|khoản vay|thẩm định) (#%|#|từ|là|cố định|ưu đãi|tối đa|trên dư nợ|theo năm|tại|một năm|%)
(cọc|đặt cọc) (# tháng|một tháng|phòng|nhà|1 tháng|hai tháng)( ~)? (phòng|nhà|trọ|chủ nhà|điện|nước|thuê|hoàn)?
(tiền điện|tiền nước|tiền phòng|tiền nhà|wifi miễn phí|giờ giấc tự do|chủ nhà|xem phòng|xem nhà|chính chủ cho thuê|hợp đồng thuê|ở ghép|phòng trọ|giấy tờ xe|sang tên|xe chính chủ|biển số|đời #|odo|bao test|bao sang tên|full box|bao công chứng)
(đại (lý|lí)|nhà phân phối|cộng tác viên|ctv|tuyển sỉ|khách sỉ) (bán hàng|không ôm hàng|không cần vốn|bán|cấp|lấy giá|chiết khấu|(mỹ|mĩ) phẩm|giao tận|quần áo|thời trang|thực phẩm|ăn hoa hồng theo đơn)
[act health]
# Donation without pay, hospital, clinic information
(bệnh viện|khoa|trung tâm|phòng khám|viện|bác sĩ|điều phối)( ~)? (ghép tạng|ghép thận|hiến|hiếm muộn|hỗ trợ sinh sản|ivf|thụ tinh|truyền máu|huyết học|khám|tư vấn|tái khám)
(đăng (ký|kí)|đơn|thẻ|phiếu) (hiến|hiến tạng|hiến mô|hiến máu|khám|tình nguyện)
(nhóm máu|cần máu|tiểu cầu)( ~)? (bệnh viện|bv|khoa|người nhà|hiến|gấp tại|viện)
(hiến máu|hiến tạng|hiến mô|hiến tiểu cầu|ngân hàng máu|ngày hội hiến máu|truyền máu|hiến giác mạc|đăng (ký|kí) hiến|thẻ hiến|người hiến máu|hiến máu tình nguyện|trung tâm điều phối ghép tạng|ghép tạng quốc gia|hội chữ thập đỏ|chữ thập đỏ|giọt máu)
(bệnh viện|bv|phòng khám|khoa|bác sĩ|bs|trung tâm y tế|trạm y tế|viện huyết học|viện) (từ dũ|chợ rẫy|việt đức|bạch mai|phụ sản|hỗ trợ sinh sản|k|nhi|hùng vương|tỉnh|huyện|tư vấn|khám|thông báo|điều trị|đa khoa|103|108|huyết học|truyền máu|trung ương|nam học|tiếp nhận|sản|hiếm muộn|hẹn|chỉ định|ung bướu|sẽ|khuyên|bình dân)
(thụ tinh ống nghiệm|thụ tinh|ivf|iui|hiếm muộn|khám thai|tiêm chủng|tiêm|xét nghiệm|chạy thận|phẫu thuật|ghép thận|khám miễn phí|tầm soát|siêu âm|tái khám|điều trị|bhyt chi trả|bảo hiểm y tế chi trả) (tại|ở|cho|miễn phí|của|định (kỳ|kì)|theo|đợt|từ|do|ngày|thai|tổng quát|hợp pháp|gồm|phải|bằng|, |được|không|giá|chi phí)
(không|tuyệt đối không|nghiêm cấm|cấm) (được |có |nhận |trả |hành vi )?(được |có |nhận |trả |hành vi )?(mua bán|thương mại|vì mục đích thương mại|mua bán tạng|mua bán bộ phận|vì lợi nhuận|mang thai hộ vì mục đích thương mại|mục đích thương mại)
(nhân đạo|tự nguyện|vô danh|mang tính nhân đạo|vì mục đích nhân đạo|hội đồng đạo đức|hội đồng y khoa|cùng hàng|người thân thích|chết não|danh sách chờ|điều phối)
[act event]
# A contest, show, event staff or extras
(sự kiện|hội chợ|lễ hội|concert|đêm nhạc|show|cuộc thi|minigame|giải chạy|marathon|gameshow|chương trình|liveshow|lễ khai trương|triển lãm|tiệc cưới|hội diễn|văn nghệ|đêm hội|ngày hội|festival|countdown|hội thi|giải đấu|vòng loại|chung kết) (tìm|tuyển|cần|ngày|tối|tại|của|diễn ra|tổ chức|dành cho|có|mùa|âm nhạc|hát|người mẫu|nhí|từ thiện|sinh viên|tài năng|ở|trường|tuyển pg|cuối tuần|ẩm thực|do|từ)
(diễn viên quần chúng|quần chúng|pg|pb|mc|casting|thử vai|cộng tác viên sự kiện|tình nguyện viên|tnv|lễ tân sự kiện|người mẫu ảnh|hoạt náo|nhân sự sự kiện|phim trường|đoàn phim|phim ngắn|tvc|quay phim|quay tvc|thí sinh|ban giám khảo|bgk|ban tổ chức|btc|sơ khảo|vòng sơ tuyển|ca sĩ nhí|giọng hát|hoa khôi|hoa hậu) (tại|ở|cần|tuyển|ngày|cho|trường quay|phim|#|sơ khảo|chung kết|chương trình|sự kiện|, |cát xê|công bố|gửi|hỗ trợ|mùa|trong|gồm|dưới|phụ|có)
(vé|phát vé|soát vé|vé vào cửa|khán giả|sân khấu|rạp|nhà thi đấu|sân vận động|phố đi bộ|quảng trường|trường quay|cát xê|cát-xê|hậu trường)( ~)? (miễn phí|tại|ngày|tối|lúc|từ|#|buổi|trả)
[act offers_abroad]
# Offers work or a living in another country: lawful agencies do so too
(làm|việc|làm việc|qua|sang|đi|bay|tuyển|lao động|xuất khẩu lao động|xklđ|xkld|nhận|đưa|kiếm tiền|định cư|cơ hội|lương|việc làm|đơn hàng|cần người|cần|công ty|nhà hàng|xưởng|quán|nông trại|spa|khách sạn|nghề|nhân viên) (việc |làm |tại |ở |bên |qua |sang |người |đi |lao động |nữ |nam |nhân viên |bay |việc làm |cho |hợp đồng |# |luôn |thẳng |tới |bán |phục vụ |nail |nước )?(việc |làm |tại |ở |bên |qua |sang |người |đi |lao động |nữ |nam |nhân viên |bay |việc làm |cho |hợp đồng |# |luôn |thẳng |tới |bán |phục vụ |nail |nước )?({nuoc}|{dac})
({nuoc}|{dac})( ~)? ({vitri}|tuyển|lương|việc|cần|làm|công ty|đơn hàng|bay|xuất cảnh|nhà hàng|xưởng|# triệu|đô)
({vitri}|tuyển)( ~)? (ở|bên|tại|qua|sang|đi|làm|bay) (ở |bên |làm |việc |tại |nước |qua |sang )?(ở |bên |làm |việc |tại |nước |qua |sang )?({nuoc}|{dac})
(việc|làm|job|công việc|lương|đi làm|kiếm tiền) (ở |tại |bên |)(nước ngoài|nc ngoài|hải ngoại|xứ người|bên đó|bển|bên kia)
(sang|qua|bay sang|bay qua) (đây|bên này|bển|bên đó|bên kia|đó|đấy) (làm|với|phụ|ở|kiếm|có|là|chị|anh|cùng|đi|sẽ)
(đưa|dắt|dẫn|kéo|rước) (em|bạn|mày|cháu|mọi người|qua|sang|đi)( ~)? (qua|sang|bên|đi) (đó|đây|làm|bển|cùng|luôn|nước|bên)
(xuất khẩu lao động|xklđ|xkld|xuất cảnh|đi nước ngoài|làm ở nước ngoài|đi tàu viễn dương)
[act offers_account_deal]
# Wants accounts or cards or SIMs of others for pay
(thuê|cho thuê|mượn|mua|bán|cho mượn|thu mua|cần thuê|cần mua|thu gom|nhận mua|mở giùm|mở hộ|đứng tên|cần|gom|nhờ mở|thầu) (lại |các |loại |gấp |# |nhiều |thêm |hộ |giùm |số |mở |cái |cho |mình |tên )?(lại |các |loại |gấp |# |nhiều |thêm |hộ |giùm |số |mở |cái |cho |mình |tên )?(tài khoản|tk|tk ngân hàng|tài khoản ngân hàng|thẻ ngân hàng|thẻ atm|stk|ví momo|ví điện tử|momo|sim|sim rác|sim chính chủ|zalo|nick zalo|acc bank|bank|app ngân hàng|khuôn mặt|công ty|giấy phép kinh doanh)
(mở|đăng (ký|kí)|làm|đứng tên) (tài khoản|tk|thẻ|sim|ví|công ty|tài khoản ngân hàng|app)( ~)? (trả|{tien}|giao lại|đưa lại|nhận tiền|bán lại|cho anh|cho chị|công)
(nhận tiền|tiền về|nhận chuyển khoản|tiền vào)( ~)? (rút|chuyển lại|chuyển tiếp|hưởng|giữ lại|hoa hồng|%|mua usdt)
(quét|bán|thuê|xác thực) (khuôn mặt|mặt|sinh trắc|vân tay)( ~)? ({tien}|trả|nhận|công|lương|thuê)
{tien}( )?(/|một|1|mỗi|cho mỗi)( )?(tài khoản|tk|sim|thẻ|stk|lần quét|khuôn mặt|app)
(cắm|treo|lắp|đặt) (sim|thiết bị|dàn|modem|simbox|máy|bộ)( ~)? ({tien}|trả|nhận|mỗi|nhà|lương)
[act offers_body]
# Pay for an organ, eggs, surrogacy or an unborn child
(bán|hiến|mua|cho|cần|tìm|nhường|nhận|đổi|tìm người|người hiến|người cho) (một |1 |bớt |người |hiến |quả |cặp |nhóm |gấp |bên |cho |tặng |mua |quả )?(một |1 |bớt |người |hiến |quả |cặp |nhóm |gấp |bên |cho |tặng |mua |quả )?(thận|gan|nội tạng|tạng|trứng|noãn|tinh trùng|giác mạc|tủy)( ~)? ({tien}|bồi dưỡng|trả|tiền|cảm ơn|hậu tạ|giá|hỗ trợ|bồi dưỡng|giàu|thù lao|lo|triệu|(tỷ|tỉ)|bao)
(thận|gan|trứng|noãn|mang thai hộ|đẻ thuê|đẻ mướn|bào thai|thai|em bé|con)( ~)? ({tien}|bồi dưỡng|trả công|hậu tạ|thù lao|giá|trọn gói|nhận tiền|tiền bồi dưỡng|tiền cảm ơn)
(mang thai hộ|đẻ thuê|đẻ mướn|mang bầu hộ|mang bầu giúp|cho thuê bụng|cho mượn bụng|sinh hộ|sinh giúp|mẹ mang|người mang)
(một|1) (quả |bên )?(thận|gan) (vẫn |cũng |là |sống |đủ |còn )(vẫn |cũng |là |sống |đủ |còn )?(sống|(khỏe|khoẻ)|bình thường|đủ)?
(cho|nhận|xin|trao|bán|giao) (lại |đứa |con |em |bé |cháu |cái )?(lại |đứa |con |em |bé |cháu |cái )?(bé|con|thai|em bé|đứa bé|con nuôi|bào thai|em bé trong bụng) (sau sinh|khi sinh|trong bụng|sau khi sinh|cho vợ chồng|cho gia đình|mới sinh|sơ sinh|chưa sinh|lúc sinh|cho người ta)
(có bầu|mang bầu|bầu|có thai|lỡ có bầu|lỡ mang thai|bụng bầu)( ~)? (không nuôi|cho con|gia đình hiếm muộn|nhận nuôi|cho người|đỡ|bồi dưỡng|lo viện phí|cho bé|hỗ trợ|hiếm muộn)
[act offers_marriage]
# A broker offers marriage abroad
(lấy|cưới|gả|làm vợ|kết hôn|làm dâu|lấy chồng|gả chồng|cưới vợ|tìm vợ|kiếm vợ|xem mắt|mai mối|coi mắt|mối|giới thiệu) (chồng |vợ |với |người |trai |đàn ông |anh |cho |cô dâu |gái |con |ông |sang )?(chồng |vợ |với |người |trai |đàn ông |anh |cho |cô dâu |gái |con |ông |sang )?(trung quốc|trung|đài loan|đài|hàn quốc|hàn|nước ngoài|singapore|malaysia|ngoại quốc|tây|người hoa|tàu|chồng đài|chồng hàn|chồng trung|chồng tây|chồng ngoại|quảng tây|chồng trung quốc|chồng nước ngoài)
(chồng|rể|chú rể|đàn ông|trai|người đàn ông) (trung quốc|đài loan|hàn quốc|trung|hàn|đài|tây|nước ngoài|bên đó|ngoại)( ~)? (giàu|tốt|hiền|tìm|cần|muốn|có nhà|có xe|tiền|cưới|sính|lo|tử tế|điều kiện)
(mai mối|môi giới|dịch vụ) (kết hôn|hôn nhân|lấy chồng|cô dâu|xem mắt|lấy vợ)
(tiền cưới|tiền sính lễ|sính lễ|tiền thách cưới|tiền nạp tài|tiền cho ba mẹ|tiền nhà gái|cho nhà gái|cho gia đình cô dâu|đưa nhà gái)( ~)? ({tien}|triệu|cây vàng|vạn tệ|tệ)
(cô dâu|gái việt|vợ việt) (việt|sang|cho|lấy|giá|được|tuyển|nam)
[act takes_child]
# A child is to be taken to work, beg, live or be adopted elsewhere
(cho|đưa|gửi|dẫn|đem|dắt|mang|nhận|đón|giao|rước|để|xin) (các |bé |em |cháu |mấy |con |đứa |thằng |hai |con bé |bớt |một |đứa nhỏ |chị |cô |cho )?(các |bé |em |cháu |mấy |con |đứa |thằng |hai |con bé |bớt |một |đứa nhỏ |chị |cô |cho )?(bé|cháu|con|đứa nhỏ|mấy đứa|trẻ|em nhỏ|trẻ em|cháu bé|thằng bé|con bé|em bé|nhóc|đứa|con nhỏ|mấy cháu|nó) (lên|xuống|ra|đi|vào|theo|về|qua|cho) (sài gòn |hà nội |thành phố |phố |tp |bình dương |đó |dưới |chị |theo |ở |cô |trên |với |nhà )?(sài gòn |hà nội |thành phố |phố |tp |bình dương |đó |dưới |chị |theo |ở |cô |trên |với |nhà )?(thành phố|sài gòn|hà nội|phố|tp|bán vé số|vé số|phụ|làm|học|bán|nuôi|xin|chị|theo|người ta|dưới xuôi|ở với|giúp việc|ăn học|đánh giày|bán hoa|nhận nuôi|gia đình)
(bán vé số|xin tiền|ăn xin|đánh giày|bán kẹo|bán hoa|bán tăm|bán dạo|ngồi xin|múa lân|bán kẹo kéo|bán bông)( ~)? (bé|trẻ|cháu|nhỏ|con|đứa|mỗi ngày|chia|tuổi)
(bé|cháu|con|đứa nhỏ|trẻ|mấy đứa|thằng bé|em) (từ |khoảng |tầm |mới |cỡ )?(từ |khoảng |tầm |mới |cỡ )?(#|sáu|bảy|tám|chín|mười|mười hai|mười ba|mười một|mười bốn) (đến |tới |# |)?(tuổi|t)( ~)? (bán|phụ|làm|theo|lên|xin|nuôi|đi|gửi|trông|giúp|rửa|ăn học|kiếm)
(nhận|xin|làm|cho) (con nuôi|nuôi con|con|nuôi)( ~)? (giàu|nước ngoài|gia đình|bồi dưỡng|tiền|cho ăn học|khá giả|bao|hỗ trợ|vợ chồng)
(gửi tiền về|mỗi tháng gửi|hàng tháng gửi|tháng gửi)( ~)? (cho |về )?(ba mẹ|bố mẹ|nhà|gia đình|anh chị|mẹ bé|bố mẹ cháu)
[act carries]
# Brings people or parcels over a border for pay
(chở|đưa|dẫn|dắt|vận chuyển|chuyển|mang|xách|cầm|đón|giao|ship|lái|rước|cõng|gùi|kéo) (giúp |giùm |hộ |đồ |hàng |# |một |1 |mấy |khách |người |gói |nhóm |ít |theo |kiện |vali |va li |bịch |cái |balo |túi |vài |đoàn |lô |kiện )?(giúp |giùm |hộ |đồ |hàng |# |một |1 |mấy |khách |người |gói |nhóm |ít |theo |kiện |vali |va li |bịch |cái |balo |túi |vài |đoàn |lô |kiện )?(người|khách|hàng|kiện|gói|vali|va li|túi|bưu phẩm|đồ|bịch|balo|thùng|xe|nhóm|lô hàng|ba lô|thuốc|mấy đứa)( ~)? (qua|sang|biên giới|cửa khẩu|bên kia|qua biên|về việt nam|mộc bài|đường mòn|qua sông|lên biên|xuống biên|campuchia|lào|trung quốc|móng cái|tây ninh|lạng sơn)
(tài xế|lái xe|người dẫn đường|dẫn đường|xe ôm|chạy xe|người chèo|cửu vạn|lái đò|người địa phương|dân bản|người rành đường)( ~)? (biên giới|cửa khẩu|qua biên|đêm|mỗi chuyến|một chuyến|đường mòn|không hỏi|mỗi người|một người|đầu người|sang|bên kia|mỗi khách|mỗi đầu)
(mỗi|một|1) chuyến( ~)? {tien}
{tien}( )?(một|1|mỗi|/|cho)( )?(chuyến|lượt|cuốc|vali|kiện|gói|lần đi|đầu khách)
(không|đừng|khỏi|ko|k) (cần |nên |phải |được )?(cần |nên |phải |được )?(hỏi|mở|mở ra|biết|tò mò|thắc mắc) (bên trong|hàng gì|trong đó|là gì|ra|gói|khách là ai|nhiều|khách|họ đi đâu|trong có gì|trong là gì|kiện|đó là gì)
(hàng|vali|gói|kiện) (đã |được |có |đóng )(đã |được |có |đóng )?(đóng|niêm phong|gói sẵn|(khóa|khoá) sẵn|sẵn)
[act resale]
# People are passed, sold or lent on to another boss
(chuyển|đổi|sang|bán|nhượng|bàn giao|qua|điều|giao|mua lại|mua|để lại|pass|trao đổi|đẩy|nhường|sang tay) (lại |em |qua |sang |nó |người |nhân viên |cho |một |các em |mày |hợp đồng |# |đứa |bạn |cả nhóm )?(lại |em |qua |sang |nó |người |nhân viên |cho |một |các em |mày |hợp đồng |# |đứa |bạn |cả nhóm )?(công ty khác|chủ khác|chủ mới|công ty mới|bên khác|quán khác|tàu khác|team khác|cho chủ|sếp khác|cty khác|công ty bên|chỗ khác|công ty tốt hơn|khu khác|cty mới|hợp đồng|bên mới|sếp mới|khu mới|cho bên|chủ tàu khác|quán mới|nhà khác)
(công ty|chủ|cty|sếp|bên|tàu|quán|khu) (mới|khác|này|kia|bên kia|bên này|bên cạnh) (sẽ |chịu |đồng ý |bằng lòng |đứng ra |xong |lo |đã )?(sẽ |chịu |đồng ý |bằng lòng |đứng ra |xong |lo |đã )?(trả|chuộc|mua|mua lại|trả tiền|trả nợ|bồi thường|trả phí|bao|nhận em|lo|trả giùm|thanh toán|mua đứt|trả cho)
(phí|tiền|giá) (chuyển nhượng|chuộc|sang nhượng|chuộc thân|bồi thường hợp đồng|mua lại|chuyển công ty|chuyển chủ|sang tên|bán người|chuyển người)
(công ty|chỗ|khu|tàu|quán|sếp|chủ) (tốt|thoáng|dễ|ngon|ổn|đỡ|nhẹ|xịn) hơn( ~)? (chuyển|qua|sang|trả|nhận|đi)
(chán|khổ|đang|muốn|ai|không hợp|bị ép)( ~)? (chuyển|đổi|nhảy|thoát|qua)( ~)? (công ty|chủ|cty|quán|khu|team)
[act recruits_recruiters]
# Looks for people who bring in others
(tìm|cần|tuyển|kiếm|cần tìm) (thêm |# |gấp |người |đối tác |các |cộng tác viên |ctv |bạn |đầu mối |mấy |vài |một |chị |anh )?(thêm |# |gấp |người |đối tác |các |cộng tác viên |ctv |bạn |đầu mối |mấy |vài |một |chị |anh )?(ctv|cộng tác viên|đại (lý|lí)|đầu mối|môi giới|nguồn|nguồn người|người giới thiệu|tuyển dụng viên|người tuyển|mối|cò|người dẫn|cộng tác|nguồn lao động|người có nguồn|người tuyển dụng|người kiếm) (tuyển |tuyển người |tuyển dụng |giới thiệu |lao động |cung cấp |nguồn |đưa |người |tuyển lao động |nguồn người |ở |các tỉnh |tìm |tại |có )?(tuyển |tuyển người |tuyển dụng |giới thiệu |lao động |cung cấp |nguồn |đưa |người |tuyển lao động |nguồn người |ở |các tỉnh |tìm |tại |có )?
(đầu người|đầu khách|đầu lao động|trên đầu|theo đầu|một đầu|mỗi đầu|mỗi đứa|mỗi em|1 đầu)( ~)? ({tien}|triệu|đô|hoa hồng|trả)
(gom|đủ|kiếm|dẫn|đưa|rủ|tuyển|kéo|tìm|có|cung cấp|đi|kiếm được|cần) (đủ |được |về |cho |một |theo |đi |khoảng |cả )?(đủ |được |về |cho |một |theo |đi |khoảng |cả )?(#|mười|năm|nhóm|cả nhóm|chục|đoàn|hai chục|mấy chục|sáu|bảy|tám) (người|em|bạn|đứa|nữ|lao động|nam|bạn trẻ|gái) (thì|là|được|sẽ|trở lên|một tháng|mỗi tháng|lên|bên mình|chị|anh|có|hoa hồng|thưởng|một lượt|/tháng|càng)
(trưởng nhóm|leader|quản (lý|lí)|đại diện|trưởng vùng|tổ trưởng) (tuyển dụng|khu vực|tỉnh|tuyển người|vùng|nguồn|nhóm)
(ai có|bạn nào có|anh chị có|bên nào có|có) (nguồn|nguồn người|nguồn lao động|quân|người|sẵn người|sẵn quân|mối người) (đi|thì|ib|liên hệ|hợp tác|nhắn|giá|alo|muốn|ở|, )
[act pays_your_debt]
# Pays a fine, debt or ransom if one comes to the next job; gets lost money back
(trả|lo|thanh toán|đóng|chuộc|nộp|(xóa|xoá)|bao|đền|gánh) (hết |giúp |hộ |giùm |cho |toàn bộ |luôn |dứt |khoản |tiền |em |trước |số |các |đủ |ra )?(hết |giúp |hộ |giùm |cho |toàn bộ |luôn |dứt |khoản |tiền |em |trước |số |các |đủ |ra )?(nợ|tiền phạt|phạt|tiền chuộc|khoản nợ|tiền nợ|phí chuộc|tiền bồi thường|nợ cũ|nợ xấu|nợ app|em ra|phạt quá hạn|vé về|quá hạn)( ~)? (nếu|đổi lại|rồi|miễn là|sau đó|chỉ cần|với điều kiện|qua|sang|làm|là em|em chỉ|em qua|cho em|cho bạn|thì|trừ)?
(lấy lại|thu hồi|đòi lại|hoàn lại|rút lại|khôi phục|truy hồi|lấy được|giúp lấy|hỗ trợ lấy|rút được) (được |hộ |giúp |lại |số |cho |giùm |toàn bộ |các )?(được |hộ |giúp |lại |số |cho |giùm |toàn bộ |các )?(tiền|tiền bị lừa|số tiền|vốn|tiền treo|tiền đã mất|tiền lừa đảo|tiền mất|khoản tiền|tiền cọc|tiền trong app|tiền bị treo)( bị| lừa| đã| treo| mất| đảo| cho| trên| đầu tư)?( bị| lừa| đã| treo| mất| đảo| cho| trên| đầu tư)?
(giúp|lo|đưa|hỗ trợ|cứu) (em |bạn |mày |các em |người |vé |anh em )?(em |bạn |mày |các em |người |vé |anh em )?(về|về nước|về nhà|hồi hương|ra khỏi)( ~)? (chỉ cần|đổi lại|sau khi|rồi|miễn|với điều kiện|làm|phí|nhưng|qua|trước)
(luật sư|hacker|công ty luật|chuyên gia|văn phòng luật|(kỹ|kĩ) thuật viên|an ninh mạng|đội)( ~)? (lấy lại|thu hồi|đòi|truy|rút lại)( ~)? (tiền|vốn)
# ---------------------------------------------------------------- scope
[deny before]
# stands before, within the clause (deny) or the sentence (quote)
bạn tự|em tự|lao động tự|nhân viên tự|khách tự|ai nấy tự|học viên tự|mình tự|tự tay|bị|nghe nói|hồi đó|lời khai|vụ|chuyện|tour|lịch trình|combo|khởi hành|hành hương|vé xe khách
không|ko|k|kg|không hề|không bao giờ|không ai|không được|đừng|chưa từng|chưa bao giờ|chẳng|đâu có|không có chuyện|làm gì có|nghiêm cấm|không cần|khỏi|phòng chống|từ chối|thay vì|hông|hổng|không phải|tuyệt đối không|chưa hề|chẳng ai|chẳng hề|miễn nhiễm|trái phép|hành vi|ngăn chặn
[deny after]
# stands after, within the clause
(thì|là|đều) (dừng lại|phạm luật|trái quy định|bị phạt|bị xử (lý|lí)|nguy hiểm|cảnh giác|báo công an)|bị xử phạt|bị phạt|bị khởi tố|bị truy cứu|vi phạm|(có|là) (thật|lừa|an toàn|uy tín|hợp pháp) (không|ko|k|hông)
là (lừa|lừa đảo|bẫy|sai|vi phạm|trái|bất hợp pháp|tội|phạm pháp|dấu hiệu|chiêu|hành vi|cái bẫy|trái luật|trái pháp luật)|bị cấm|là không|đều là lừa|bị nghiêm cấm|(thì|là) (đừng|tuyệt đối|coi chừng|không phải)
[quote before]
# stands before, within the clause (deny) or the sentence (quote)
cho (em|mình|e|con|tôi|tui|cháu) hỏi|cho hỏi|xin hỏi|có ai (biết|từng|nghe|đi|làm)|hỏi mọi người|hỏi mn|muốn hỏi|cần hỏi|nhờ mọi người|nhờ cả nhà
“*|«*
không bao giờ|nghiêm cấm|pháp luật|nghị định|khách hàng không|(quý|quí) khách không|người dân không
(không|tuyệt đối không|đừng|chớ nên|không nên|tuyệt đối đừng) (mua|bán|cho thuê|cho mượn|chia sẻ|cung cấp|tiết lộ|giao|đưa|nộp|tin|nghe|đi theo|(ký|kí)|chuyển|chuyển tiền|bấm|thuê|vội|nhẹ dạ|ham|nhận lời|mở)
(họ|nó|bên đó|người đó|chị đó|anh đó|bạn đó|ông đó|bà đó|trang đó|page đó|page này|trang này|số lạ|người lạ|nick lạ|một người|chị ta|anh ta|ông ta|bên này nó|công ty này|công ty đó|người môi giới|một chị|một anh|một bạn|một nick|hắn) (hay |đã |có |cứ |mới |thì |lại |còn )?(nói|bảo|kêu|nhắn|hứa|đòi|yêu cầu|hẹn|cam kết|rủ|quảng cáo|đăng|ghi|viết|mời|gạ|dụ|giới thiệu|chào)
(được|bị) (rủ|mời|dụ|hứa|nhắn|hứa hẹn|chào mời|gạ|rủ rê|giới thiệu|yêu cầu)|(tin|bài|lời|nội dung) (nhắn|đăng|rao|mời|viết|tuyển|quảng cáo|ghi|như sau|sau đây|kiểu)|nội dung|nhắn em vầy|nhắn là|nhắn rằng|dạng|thấy (bài|tin|quảng cáo|có người|trang|trên nhóm)|rao|chào mời
(nếu|khi|ai|kẻ xấu|đối tượng|các đối tượng|chúng|bọn chúng|kẻ gian|kẻ lừa đảo|bọn lừa|môi giới lạ|ai đó|người lạ|bọn buôn người|nhóm này|tội phạm|đường dây|có người|bất (kỳ|kì) ai|công ty nào|nơi nào|người nào) (lạ |mà |đó |thường |sẽ |hay |gặp |thấy |bạn |được |họ |đã |nhắn |gọi )?(hứa|hứa hẹn|dụ|dụ dỗ|rủ|rủ rê|nói|bảo|yêu cầu|đòi|mời|mời chào|đăng|kêu|lừa|giả|giả danh|lôi kéo|gạ|hỏi mua|hỏi thuê|bắt|nhắn|chiêu)
(chiêu|chiêu trò|thủ đoạn|lời mời|lời hứa|lời dụ|kịch bản|dấu hiệu|quảng cáo|tin đăng|bài đăng|mồi nhử|tin nhắn kiểu|kiểu|những lời|lời chào mời|chiêu bài|hình thức|bẫy|cảnh báo|cảnh giác|khuyến cáo|tỉnh táo|vẽ ra|hứa hẹn|dụ dỗ|lừa|bị lừa|bị dụ|giả danh|giả làm|đề phòng|coi chừng|tin lời|nghe lời|theo lời|bị hại|nạn nhân|bị cáo|bị can)
