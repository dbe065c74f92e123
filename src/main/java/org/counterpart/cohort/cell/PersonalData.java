package org.counterpart.cohort.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What tells who somebody is, and no study needs: by the heading of its column, or by most of its cells. */
public enum PersonalData {
    /** Names of persons: two to four characters of which the first is a family name. */
    NAME(
            "姓名|患者姓名|病人姓名|患儿姓名|母亲姓名|联系人|联系人姓名|name|fullname|patientname|patname|ptname|surname|lastname|firstname|givenname"
                    + "|familyname",
            "personal-name"),
    /** Identity numbers: 18 digits with a day of birth and a check digit, GB 11643-1999. */
    IDENTITY(
            "身份证|身份证号|身份证号码|身份证件号|证件号|证件号码|护照号|社保号|医保号|医保卡号|idcard|idcardno|idcardnumber|identitynumber|nationalid"
                    + "|passport|passportno|ssn|nhsnumber",
            "personal-identity"),
    /** Numbers of telephones, and addresses. */
    CONTACT(
            "电话|联系电话|联系方式|手机|手机号|手机号码|电话号码|家庭电话|住址|家庭住址|地址|现住址|联系地址|邮箱|phone|phoneno|phonenumber|telephone|tel"
                    + "|mobile|mobileno|cellphone|email|address|homeaddress",
            "personal-contact"),
    /** Numbers by which a hospital finds a person's record. */
    RECORD(
            "住院号|病案号|病历号|门诊号|登记号|就诊号|就诊卡号|影像号|mrn|hospitalno|hospitalnumber|admissionno|medicalrecordno|medicalrecordnumber",
            "personal-record");

    private static final Pattern DIGITS18 = Pattern.compile("[1-9][0-9]{16}[0-9Xx]");
    private static final Pattern PHONE =
            Pattern.compile("(\\+?86[- ]?)?1[3-9][0-9]{9}|\\(?0[0-9]{2,3}\\)?[- ]?[2-9][0-9]{6,7}(-[0-9]{1,5})?");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,4}");
    /** The hundred most frequent family names (Ministry of Public Security, 2020), and a few of two characters. */
    private static final String FAMILIES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范"
            + "汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常欧";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final double MOST = 0.8;
    private static final int FEW = 5;

    /** Parted by bars. */
    private final String headings;

    private final String code;

    PersonalData(String headings, String code) {
        this.headings = headings;
        this.code = code;
    }

    /**
     * What a column is.
     *
     * @param cells how many recorded ones look like it
     * @param checked of identity numbers, how many have the right check digit
     */
    public record Found(PersonalData kind, int cells, int checked) {
        /** The message of the evidence. */
        public String code() {
            return "cohort." + kind.code;
        }
    }

    /**
     * What the column holds, if it tells who somebody is. Its cells are judged and never repeated.
     *
     * @param levels the different cells
     * @param count how often each stands
     */
    public static Optional<Found> of(String heading, List<String> levels, int[] count) {
        String plain = Cells.narrow(heading).toLowerCase(Locale.ROOT).replaceAll("[(].*[)]|[^\\p{L}\\p{N}]", "");
        for (PersonalData kind : values()) {
            int cells = count(levels, count, kind::looksLike);
            int checked = kind == IDENTITY ? count(levels, count, PersonalData::isChecked) : 0;
            if (List.of(kind.headings.split("[|]")).contains(plain) || kind.most(levels, count, cells)) {
                return Optional.of(new Found(kind, cells, checked));
            }
        }
        return Optional.empty();
    }

    /** Names of persons are many different ones; a number is one by its form. */
    private boolean most(List<String> levels, int[] count, int cells) {
        int recorded = count(levels, count, l -> true);
        boolean enough = recorded >= FEW && cells >= MOST * recorded;
        return switch (this) {
            case NAME -> enough && levels.size() > recorded / 2;
            case IDENTITY, CONTACT -> enough;
            case RECORD -> false;
        };
    }

    private static int count(List<String> levels, int[] count, Predicate<String> is) {
        int cells = 0;
        for (int i = 0; i < count.length; i++) {
            cells += is.test(Cells.plain(levels.get(i))) ? count[i] : 0;
        }
        return cells;
    }

    private boolean looksLike(String cell) {
        return switch (this) {
            case NAME -> HAN.matcher(cell).matches() && FAMILIES.indexOf(cell.charAt(0)) >= 0;
            case IDENTITY -> DIGITS18.matcher(cell).matches() && hasBirthday(cell);
            case CONTACT -> PHONE.matcher(cell).matches();
            case RECORD -> false;
        };
    }

    private static boolean hasBirthday(String cell) {
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(cell.substring(6, 10)),
                    Integer.parseInt(cell.substring(10, 12)),
                    Integer.parseInt(cell.substring(12, 14)));
            return day.getYear() >= 1900 && day.getYear() < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isChecked(String cell) {
        if (!IDENTITY.looksLike(cell)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (cell.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11) == Character.toUpperCase(cell.charAt(17));
    }
}
