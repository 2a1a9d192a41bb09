"""Which words head the name of a body, and which of the names so headed are of the state."""

from __future__ import annotations

import re

from lawdiff.diffing.facts import lexicon


def _one_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_MINISTRIES = _one_of(
    """
    外交 国防 教育 科技 科学技术 工业和信息化 公安 国家安全 民政 司法 财政 人事 劳动 劳动和社会保障
    人力资源社会保障 人力资源和社会保障 自然资源 国土资源 地质矿产 生态环境 环境保护 建设
    住房城乡建设 住房和城乡建设 交通 交通运输 铁道 邮电 信息产业 水利 农业 农业农村 林业 商务 商业
    国内贸易 外经贸 对外经济贸易 对外贸易经济合作 文化 文化和旅游 卫生 应急管理 退役军人事务 监察
    化学工业 煤炭工业 电子工业 机械工业 电力工业 冶金工业 人民武装
    """
)
_COMMITTEES = _one_of(
    """
    专门 指导 协调 管理 工作 监察 军事 常务 发展改革 发展和改革 国有资产监督管理 证券监督管理
    银行业监督管理 银行保险监督管理 保险监督管理 卫生健康 卫生和计划生育 计划生育 民族 民族事务
    经济和信息化 经济贸易 城乡建设 规划 劳动能力鉴定 劳动争议仲裁 人事争议仲裁 劳动人事争议仲裁
    复审 复核 教育 税则 法制 法律 宪法和法律 财经 财政经济 内务司法 监察和司法 监督司法 社会建设
    水利 选举 绿化 科学技术 体育运动 能源 食品安全 安全生产 禁毒 爱国卫生运动 精神文明建设
    文明行为促进
    防震减灾 防火 保密 机构编制 国防动员 货币政策 消费者权益保护 城市管理 环境资源保护 农业与农村
    外事 华侨 预算 代表资格审查 调查 反垄断 反洗钱 网络安全和信息化
    """
)
_OFFICES = _one_of(
    """
    登记 监督 管理 监察 监管 执法 审计 复议 检疫 海事 救援 消防 税务 征收 派出 指挥 统计 主管 督导
    工作 审批 许可 外交 协调 调处 审查 法制 社区矫正 征兵 兵役 储备 行政 办事 气象
    """
)

HEAD = re.compile(
    "人民代表大会常务委员会|人大常委会|人民代表大会(?:主席团)?|人大(?![网会]|代表|工作|常委)"
    f"|常务委员会|常委会|(?:{_COMMITTEES})委员会|委员会|管委会|领导小组"
    "|国务院|人民政府|政府|人民法院|法院|人民检察院|检察院|机关|部门"
    f"|(?:{_OFFICES})(?:服务)?机构|(?:劳动|人事)(?:争议)?(?:调解)?仲裁机构|(?<=法院)执行机构"
    "|(?<=建设)指导机构|(?<=[行局])(?:当地)?分支机构|(?<=的)机构"
    f"|(?:{_MINISTRIES})部(?![门队分署委位件])|海关总署|审计署|(?<=[政公员])署(?!名)|海关"
    "|(?<![布结格时大全终破僵])局(?![部势面限域长级])|[政安生业通化水设游民法计务障]厅|办公[室厅]"
    "|(?:财经|经信|发改|改革|卫健|国资|外资|[建计科教规考])委(?![员托派任会])|指挥部|武装部|中国人民银行|[银保]监会|银保监会|证监[会局]|爱卫会|安委会|派出所|街道办事处|(?<=政)办事处"
    "|(?<=车辆)管理所|看守所|拘留所|监狱(?![法管工内外企])"
    "|(?<=文化|物业|运输|监督|资源)管理处|(?<=执法)[总支大]?队|交通警察[总支大]?队"
)
"""The word by which a name says what the body is."""

_PRIVATE_COMMITTEES = _one_of(
    """
    村民 居民 村（居）民 居（村）民 业主 职工 家长 专家 学术 学位 评标 股东 董事会 监事 薪酬 债权人
    审判 检察 调解 伦理 工会 代表 民主管理 物业管理 事务 村务监督 基金管理 治安保卫 公司
    """
)
_BARE_OFFICES = _one_of(
    "政府 仲裁 审计 工作 管理 监督 执行 办事 执法 审查 检查 协调 指导 办理 确认 决定 批准"
)
_NOT_OF_STATE = re.compile(
    f"(?:{_PRIVATE_COMMITTEES})委员会$|(?<!争议)仲裁委员会$"
    "|^(?:各|本|该|其|等|内部|内设|各个|多个|跨|一个|任何|所属|大|小)?"
    "(?:部门|机关|政府|机构|局|办公室|委员会)$|本(?:部门|机关|机构)$|^[一几多两分]"
    "|^(?:党政|党的|党|本级|外国|境外|国外|国际|新闻|内设|生产|使用|经营|财务|销售|采购|技术|质检|人事"
    "|学校|企业|公司|单位)(?:部门|机关|政府|机构)$"
    f"|^(?:{_BARE_OFFICES})机构$|(?:经办|中介|服务工作|物业管理|经营管理|资产管理|酒店管理|基金管理)机构$"
    "|(?:从事|提供|业务|服务|技术|义务|境内|境外)[^，。；]*的机构$"
    "|(?:授权|委托|指定|批准|设立|认可|确定)的机构$|施工图[^，。；]*机构$"
    "|(?:科研|研究|学校|企业|医疗|服务)[^，。；]*工作机构$"
    "|(?:邮电?|支|书|铁路|电信|供电)局$|总经理办公室$"
)
_STATE_COMMITTEE = re.compile(
    f"(?:{_COMMITTEES}|常务)委员会$|国务院|国家|中央|人民政府|^[^委]{{0,8}}[省市县区州]"
)

JOINING = re.compile(r"(?:以及|或者|、|和|或|及|与)\Z")
"""What joins the members of a list."""

OTHER_HEADS = re.compile(
    "(?:单位|组织|企业|公司|个人|公民|人员|团体|学校|医院|协会|联合会|[^法]院|机构|委员会|村民|居民|法人"
    "|经营者|者|户|工会|银行|社区|会|站|所|中心|队|处|员|人|业主|商会|学会|集团|农场|专家|媒体|场所"
    r"|军队|部队|社|代表|房地产)(?:（[^）]{1,12}）)?\Z"
)
"""Nouns that close another member of a list, which then does not share the head that follows."""

CLAUSE_BOUND = re.compile(
    "(?<![自理事缘])由|(?<![方倾导趋])向|(?<![还凡若])是(?!否)|通过|会同"
    "|(?<![申通情海汇警谎])报(?!告|送|请|备|刊|纸|酬|名|案|废|销)|报[送请告]"
    "|(?<![已曾神财])经(?!营|济|费|常|办|验|贸|纪|理|销)"
    "|(?<![提上移转缴社公外递])交(?!通|易|付|流|纳|叉|界|接)|交回|(?<![达周])到(?!期|达|场|位)"
    "|抄送|抄告|抄报|送[达交]|通知|告知|移送|移交|提请|申请(?=[^的]{0,4}作出|管理|负责|有)"
    "|应当|可以|必须|不得|以及|但是?|并(?!网|购|轨)"
)
"""What a clause that qualifies a name (作出处罚决定的机关) cannot reach back over."""

_WORDS = (
    lexicon.LEVELS
    | lexicon.PLACES
    | lexicon.ADDRESSES
    | lexicon.COURTS
    | lexicon.SECTORS
    | lexicon.ACTIONS
)
_BOUNDS = (lexicon.BOUNDS - _WORDS) | frozenset("《》〈〉")
_LONGEST = max(map(len, _WORDS | _BOUNDS))


def is_of_state(name: str) -> bool:
    """Whether ``name``, which ends with a head, names a body of the state."""
    if _NOT_OF_STATE.search(name):
        return False
    return not name.endswith("委员会") or _STATE_COMMITTEE.search(name) is not None


def word_before(text: str, end: int) -> str:
    """The longest word of a name that ends at ``end``, or an empty string."""
    return _longest(text, end, _WORDS)


def is_bound(text: str, end: int) -> bool:
    """Whether a word ends at ``end`` that cannot belong to a name."""
    return bool(_longest(text, end, _BOUNDS))


def _longest(text: str, end: int, words: frozenset[str]) -> str:
    for size in range(min(_LONGEST, end), 0, -1):
        if text[end - size : end] in words:
            return text[end - size : end]
    return ""
