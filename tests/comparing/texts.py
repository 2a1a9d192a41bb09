"""Three regulations on one subject, of fictional provinces, written for these tests."""

from lawdiff.model import Article, Document, Heading
from lawdiff.numbering import Number

PARKS = """
为了加强公园建设和管理，改善人居环境，根据《中华人民共和国绿化条例》和有关法律、法规，结合本省实际，制定本条例。
本条例适用于本省行政区域内公园的规划、建设和管理。
公园事业坚持公益优先、生态为本、共建共享的原则。
县级以上人民政府应当加强对公园工作的领导，将公园建设纳入国民经济和社会发展规划，所需经费列入财政预算。
县级以上人民政府园林主管部门负责本行政区域内公园的监督管理工作，其他有关部门按照各自职责做好公园管理的相关工作。
公园主管部门应当会同规划部门编制公园专项规划，报本级人民政府批准后公布实施。
公园应当每日开放，开放时间不得少于十二小时；因维修需要临时闭园的，应当提前五日公告。
在公园内禁止下列行为：\n（一）攀折花木；\n（二）投喂野生鸟类；\n（三）擅自搭建棚架。
公园管理单位应当在湖岸、山崖等危险地段设置警示标志和救生器材，每年检查两次。
违反本条例第八条规定，攀折花木、投喂野生鸟类的，由园林主管部门责令改正，处五十元以上二百元以下罚款。
园林主管部门的工作人员玩忽职守、滥用职权、徇私舞弊的，依法给予处分；构成犯罪的，依法追究刑事责任。
本条例自2020年5月1日起施行。
"""

GARDENS = """
为了规范公园的建设、管理和服务，提升人居环境品质，根据《中华人民共和国绿化条例》等法律、法规，制定本办法。
本省行政区域内的公园规划、建设、保护和管理，适用本办法。
省和市、县人民政府应当将公园建设纳入国民经济和社会发展规划，并将公园管理经费列入本级财政预算。
省住房和城乡建设部门主管全省公园工作；市、县公园主管部门负责本行政区域内公园的监督管理工作，其他部门按照职责协助。
每年四月为公园文化月，各级人民政府应当组织开展形式多样的宣传活动。
公园专项规划由公园主管部门会同规划等部门编制，经本级人民政府批准后向社会公布。
公园管理单位应当在水岸、崖壁等处设置警示标志，配备救生器材，并定期检查。
游人不得攀折花木，不得投喂鸟类，不得擅自搭建帐篷、棚架。
公园每日开放时间不少于十小时。因检修等原因临时闭园的，公园管理单位应当提前三日向社会公告。
违反本办法第八条规定，游人攀折花木或者投喂鸟类的，由公园主管部门予以警告，可以处二十元以上一百元以下罚款。
公园主管部门及其工作人员有玩忽职守、徇私舞弊行为的，由有权机关依法给予处分。
本办法自2021年9月1日起施行。
"""

GROUNDS = """
为了加强公园管理，满足群众休憩需要，根据有关法律、法规，制定本规定。
本规定适用于本省行政区域内公园的建设和管理活动。
市、县人民政府园林部门负责公园的监督管理工作，有关部门按照职责予以配合。
公园应当配备无障碍通道和母婴室，并免费向公众提供饮用水。
公园每日开放时间不得少于八小时，临时闭园应当提前一日公告。
公园内不得攀折花木、投喂鸟类。
本规定自2019年1月1日起施行。
"""

ACCOUNTS = """
为了加强会计档案的保管，保证会计资料真实完整，根据有关法律、法规，制定本办法。
本办法适用于本省行政区域内单位会计档案的归档、保管、借阅和销毁。
单位应当指定专人整理会计凭证、账簿和报表，按照年度装订成册并编制移交清册。
会计档案的保管期限分为永久和定期两类，定期保管的期限为十年或者三十年。
借阅会计档案应当办理登记手续，不得拆散原卷册，不得涂改、抽换凭证。
销毁会计档案应当编制销毁清册，由单位负责人签署意见，并由档案机构与会计机构共同监销。
本办法自2018年7月1日起施行。
"""

CHAPTERS = (("总则", 1, 5), ("建设和服务", 6, 9), ("法律责任", 10, 11), ("附则", 12, 12))


def regulation(text: str, title: str, jurisdiction: str, slug: str, **facts: object) -> Document:
    articles = tuple(
        Article(Number(n), Number(n).label, line.replace("\\n", "\n"))
        for n, line in enumerate(text.strip().split("\n"), 1)
    )
    return Document(
        title=title, jurisdiction=jurisdiction, jurisdiction_id=slug, articles=articles, **facts
    )


def parks() -> Document:
    outline = tuple(
        Heading("章", f"第{n}章", title, Number(first), Number(last))
        for n, (title, first, last) in enumerate(CHAPTERS, 1)
    )
    text = PARKS.strip("\n").replace("：\n（", "：\\n（").replace("；\n（", "；\\n（")
    return regulation(text, "青川省公园管理条例", "青川省", "qingchuan", outline=outline)


def gardens() -> Document:
    return regulation(GARDENS, "临海省公园管理办法", "临海省", "linhai")


def grounds() -> Document:
    return regulation(GROUNDS, "云岭省公园管理若干规定", "云岭省", "yunling")


def accounts() -> Document:
    return regulation(ACCOUNTS, "中河省会计档案管理办法", "中河省", "zhonghe")
