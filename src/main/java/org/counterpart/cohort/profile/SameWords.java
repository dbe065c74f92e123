package org.counterpart.cohort.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.Cells;

/**
 * Words that mean the same in a column that holds nothing else: 女, F and female; √, 有 and yes; 阳性 and +; Ⅲ期, III and 3.
 *
 * @param levels in their order and one language; empty for yes and no
 * @param recode what the other spellings mean
 */
record SameWords(Variable.Type type, List<String> levels, Map<String, String> recode) {
    private static final List<List<String>> SEX =
            List.of(List.of("女", "女性", "f", "female", "woman", "2"), List.of("男", "男性", "m", "male", "man", "1"));
    private static final List<List<String>> YES_NO = List.of(
            List.of("0", "n", "no", "f", "false", "否", "无", "没有", "×", "✗", "✘", "x", "阴性", "negative", "neg", "(-)"),
            List.of("1", "y", "yes", "t", "true", "是", "有", "√", "✓", "✔", "☑", "阳性", "positive", "pos", "(+)", "+"));
    private static final List<List<String>> SIGNS = List.of(
            List.of("-", "阴性", "(-)", "negative", "neg"),
            List.of("±", "弱阳性", "(±)", "+-", "+/-", "可疑", "weak"),
            List.of("+", "阳性", "(+)", "1+", "positive", "pos"),
            List.of("++", "(++)", "2+"),
            List.of("+++", "(+++)", "3+"),
            List.of("++++", "(++++)", "4+"));
    private static final Pattern GRADE =
            Pattern.compile("(?:stage|grade|class|asa|nyha)?([ivxⅰⅱⅲⅳⅴⅵⅠⅡⅢⅣⅤⅥ]+|[1-9])(?:期|级|度|型|类)?");
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX");
    private static final String ROMAN_SIGNS = "ⅰⅱⅲⅳⅴⅵ";

    /** Empty where some level is no such word, or no two mean the same. */
    static Optional<SameWords> of(List<String> levels) {
        return sex(levels).or(() -> yesNo(levels)).or(() -> signs(levels)).or(() -> grades(levels));
    }

    /** 1 and 2 are male and female (GB/T 2261.1) where words for sex stand beside them. */
    private static Optional<SameWords> sex(List<String> levels) {
        Optional<List<Integer>> meaning = meaning(levels, SEX);
        if (meaning.isEmpty() || levels.stream().allMatch(l -> plain(l).matches("[12]")) || levels.size() < 3) {
            return Optional.empty();
        }
        List<String> names = names(levels, List.of(List.of("女", "女性", "female", "f"), List.of("男", "男性", "male", "m")));
        return Optional.of(new SameWords(Variable.Type.CATEGORICAL, names, recode(levels, meaning.get(), names)));
    }

    private static Optional<SameWords> yesNo(List<String> levels) {
        Optional<List<Integer>> meaning = meaning(levels, YES_NO);
        boolean known = levels.stream().allMatch(l -> BinaryWord.codeOf(l) >= 0);
        if (meaning.isEmpty()
                || known
                || levels.size() < 3
                || meaning.get().stream().distinct().count() < 2) {
            return Optional.empty();
        }
        Map<String, String> recode = new LinkedHashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            if (BinaryWord.codeOf(levels.get(i)) < 0) {
                recode.put(levels.get(i), String.valueOf(meaning.get().get(i)));
            }
        }
        return Optional.of(new SameWords(Variable.Type.BINARY, List.of(), recode));
    }

    private static Optional<SameWords> signs(List<String> levels) {
        Optional<List<Integer>> meaning = meaning(levels, SIGNS);
        if (meaning.isEmpty() || meaning.get().stream().distinct().count() == levels.size()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        TreeMap<Integer, List<String>> byMeaning = byMeaning(levels, meaning.get());
        byMeaning.keySet().forEach(m -> names.add(SIGNS.get(m).get(0)));
        Map<String, String> recode = new LinkedHashMap<>();
        byMeaning.forEach((m, spellings) -> spellings.stream()
                .filter(s -> !s.equals(SIGNS.get(m).get(0)))
                .forEach(s -> recode.put(s, SIGNS.get(m).get(0))));
        return Optional.of(
                new SameWords(names.size() > 2 ? Variable.Type.ORDINAL : Variable.Type.CATEGORICAL, names, recode));
    }

    /** Roman and Arabic numbers of one scale, with and without its word. */
    private static Optional<SameWords> grades(List<String> levels) {
        List<Integer> grade = levels.stream().map(SameWords::grade).toList();
        long different = grade.stream().distinct().count();
        if (grade.contains(0) || different == levels.size() || different < 2) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        Map<String, String> recode = new LinkedHashMap<>();
        byMeaning(levels, grade).forEach((g, spellings) -> {
            String name = ROMAN.get(g - 1);
            names.add(name);
            spellings.stream().filter(s -> !s.equals(name)).forEach(s -> recode.put(s, name));
        });
        return Optional.of(new SameWords(Variable.Type.ORDINAL, names, recode));
    }

    private static int grade(String level) {
        Matcher m = GRADE.matcher(plain(level));
        if (!m.matches()) {
            return 0;
        }
        String number = m.group(1);
        int sign = number.length() == 1 ? ROMAN_SIGNS.indexOf(number) : -1;
        return sign >= 0
                ? sign + 1
                : Character.isDigit(number.charAt(0))
                        ? number.charAt(0) - '0'
                        : ROMAN.indexOf(number.toUpperCase(Locale.ROOT)) + 1;
    }

    /** Which of the meanings each level has; empty when one has none. */
    private static Optional<List<Integer>> meaning(List<String> levels, List<List<String>> words) {
        List<Integer> meaning = new ArrayList<>();
        for (String level : levels) {
            String plain = plain(level);
            int found = -1;
            for (int i = 0; i < words.size(); i++) {
                found = words.get(i).contains(plain) ? i : found;
            }
            if (found < 0) {
                return Optional.empty();
            }
            meaning.add(found);
        }
        return Optional.of(meaning);
    }

    /** The first pair of names of which the column has one, as it writes it. */
    private static List<String> names(List<String> levels, List<List<String>> pairs) {
        for (int pair = 0; pair < pairs.get(0).size(); pair++) {
            String first = pairs.get(0).get(pair);
            String second = pairs.get(1).get(pair);
            List<String> met = levels.stream()
                    .filter(l -> plain(l).equals(first) || plain(l).equals(second))
                    .toList();
            if (!met.isEmpty()) {
                return List.of(written(met, first), written(met, second));
            }
        }
        return List.of(pairs.get(0).get(0), pairs.get(1).get(0));
    }

    private static String written(List<String> met, String word) {
        return met.stream().filter(l -> plain(l).equals(word)).findFirst().orElse(word);
    }

    private static Map<String, String> recode(List<String> levels, List<Integer> meaning, List<String> names) {
        Map<String, String> recode = new LinkedHashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            String name = names.get(meaning.get(i));
            if (!levels.get(i).equals(name)) {
                recode.put(levels.get(i), name);
            }
        }
        return recode;
    }

    private static TreeMap<Integer, List<String>> byMeaning(List<String> levels, List<Integer> meaning) {
        TreeMap<Integer, List<String>> by = new TreeMap<>();
        for (int i = 0; i < levels.size(); i++) {
            by.computeIfAbsent(meaning.get(i), k -> new ArrayList<>()).add(levels.get(i));
        }
        return by;
    }

    private static String plain(String level) {
        return Cells.plain(level).toLowerCase(Locale.ROOT).replaceAll("[\\s\u3000]+", "");
    }
}
