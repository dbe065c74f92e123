package org.counterpart.audit.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parts of a paper, by their headings in English or Chinese. */
enum Section {
    ABSTRACT("abstract|summary|structured abstract|摘要|【?摘\\s*要】?"),
    KEYWORDS("key ?words.*|关键词.*"),
    INTRODUCTION("introduction|background|objectives?|aims?|purpose|前言|引言|背景|研究背景|目的"),
    METHODS("(?:materials?|patients?|subjects?|participants)?(?: and | & )?methods?|methodology|study design"
            + "|资料与方法|对象与方法|材料与方法|方法|研究方法|研究对象"),
    RESULTS("results?|findings|results and discussion|结果|研究结果"),
    DISCUSSION("discussion|conclusions?|limitations|interpretation|discussion and conclusions?|讨论|结论|小结"),
    REFERENCES("references|bibliography|literature cited|参考文献"),
    END("acknowledge?ments?|funding|competing interests?|conflicts? of interest.*|author contributions?|declarations"
            + "|data availability.*|supplementary (?:material|information|data).*|appendix.*|致谢|利益冲突.*|基金.*|附录.*"),
    /** Of a paper without headings. */
    MAIN("main text"),
    /** Before any heading that is known. */
    UNKNOWN("(?!)");

    private static final int LONGEST_HEADING = 60;
    private static final Pattern NUMBERED =
            Pattern.compile("^(?:\\d+(?:\\.\\d+)*[.、)]?\\s+|\\d+(?=[\\p{IsHan}])|[IVX]+\\.\\s+|[一二三四五六七八九十]+、\\s*)");

    /** Headings that begin a paper and stand in no abstract. */
    private static final Pattern OPENING = Pattern.compile("introduction|前言|引言");

    private final Pattern heading;

    Section(String heading) {
        this.heading = Pattern.compile(heading);
    }

    /** The part that this heading begins. */
    static Optional<Section> of(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        String words = NUMBERED.matcher(text)
                .replaceFirst("")
                .replaceFirst("[:：.]$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        for (Section section : values()) {
            if (section.heading.matcher(words).matches()) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** Whether an abstract may have this heading too. */
    static boolean inAbstract(String heading, Section section) {
        boolean usual = section == INTRODUCTION || section == METHODS || section == RESULTS || section == DISCUSSION;
        boolean numbered = NUMBERED.matcher(heading.strip()).lookingAt();
        return usual && !numbered && !OPENING.matcher(bare(heading)).matches();
    }

    private static String bare(String heading) {
        return NUMBERED.matcher(heading.strip())
                .replaceFirst("")
                .replaceFirst("[:：.]$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
