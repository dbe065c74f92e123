package org.counterpart.files.text;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a text, read in a character set that allows all its bytes, is one that people write. Bytes of western letters
 * among plain ones
 * (µg, Männlich) are valid GB18030 by accident, and then read as rare letters (礸, 鋘); bytes of Korean or Japanese
 * likewise.
 */
final class Likeness {
    /**
     * The letters most often written in Chinese, and those of the field, which make up most of any Chinese text of a
     * hospital.
     */
    private static final Set<Integer> FREQUENT =
            letters("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制"
                    + "机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题"
                    + "党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压"
                    + "志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律"
                    + "叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始"
                    + "却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严病患症治疗男女龄岁诊断编住院姓名检测阳阴良优差轻中重吸烟饮酒史压糖尿骨折密疼痛肿瘤椎术麻醉血清蛋白肝肾心肺脑炎感染并发症死亡存随访镜腔切除"
                    + "转移淋巴移药剂量评残留椎体水泥弥散腰背损伤筋膜液信号节段未不否是无有已婚职民族汉农村城镇体重指数收缩舒张左右侧上下肢股胫颈胸部放化疗程复观察组照甲乙丙丁级等淀粉酶胆红素钙钠钾氯镁磷铁锌");

    private static final int FEW = 4;
    /** Western words have their special letters alone or in pairs (créée), seldom three of them side by side. */
    private static final int TOGETHER = 3;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private int hanzi;
    private int frequent;
    /**
     * Letters inside a plain word, or whose second byte is a plain letter's or sign's, as accidents are and common
     * Chinese letters never.
     */
    private int accidental;

    private int western;
    /** Letters that stand in no Chinese text: Japanese and Korean ones, private ones. */
    private int foreign;
    /** What stands in no western word. */
    private int odd;

    private static Set<Integer> letters(String text) {
        Set<Integer> letters = new HashSet<>();
        text.codePoints().forEach(letters::add);
        return letters;
    }

    /** A text of its own: nothing stands before and behind it. */
    void see(CharSequence text) {
        int before = ' ';
        int run = 0;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (c >= 0x80) {
                add(c, before, i < length ? text.charAt(i) : -1);
            }
            run = c >= 0x80 && Character.isLetter(c) ? run + 1 : 0;
            odd += run == TOGETHER ? 1 : 0;
            before = c;
        }
    }

    private void add(int c, int before, int next) {
        if (c >= 0x2E80) {
            if (Character.isIdeographic(c)) {
                hanzi++;
                frequent += FREQUENT.contains(c) ? 1 : 0;
                byte[] bytes = Character.toString(c).getBytes(GB18030);
                boolean inWord = isPlainLetter(before) && isPlainLetter(next);
                accidental += (bytes.length == 2 && bytes[1] >= 0) || inWord ? 1 : 0;
            } else if (!isPunctuation(c)) {
                foreign++;
            }
            odd++;
        } else if (isWestern(c, before, next)) {
            western++;
        } else {
            odd++;
        }
    }

    private static boolean isPlainLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPunctuation(int c) {
        return (c >= 0x2E80 && c <= 0x303F)
                || (c >= 0x3200 && c <= 0x33FF)
                || (c >= 0xFE30 && c <= 0xFE4F)
                || c >= 0xFF00;
    }

    /**
     * A letter of western Europe where words have it (a capital one only at a word's beginning or among capitals), or a
     * sign units and prose have.
     */
    private static boolean isWestern(int c, int before, int next) {
        if ("µ°±²³·×÷§®©€–—‘’“”„…½¼¾º«»\u00A0‰".indexOf(c) >= 0) {
            return true;
        }
        if ((c > 0xFF && "œŒžŽšŠŸ".indexOf(c) < 0) || !Character.isLetter(c) || c == 'ª') {
            return false;
        }
        return !Character.isUpperCase(c)
                || !Character.isLetter(before)
                || (Character.isUpperCase(before) && !Character.isLowerCase(next));
    }

    /**
     * Read as Chinese: letters that people write often, or so few that nothing can be said, unless their bytes look
     * accidental.
     */
    boolean chinese() {
        return frequent * 10 >= 3 * (hanzi + foreign) || (hanzi < FEW && foreign == 0 && accidental == 0);
    }

    /** Read as a western text: nothing that western words do not have. */
    boolean western() {
        return western > 0 && odd == 0;
    }
}
