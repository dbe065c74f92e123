package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.text.ItemParser.Parsed;
import org.counterpart.audit.text.Leads.Lead;

/**
 * The values behind a lead: one, a list, or one for each of several measures, each with the words behind it that say
 * whose it is. Where a list could as well be a value with its interval, or where only the first of several is said to
 * be of somebody, nothing more is read.
 */
final class ValueList {
    /**
     * A value and whose it is.
     *
     * @param words of what it is, where the text says so behind it; else empty
     * @param model by which it was found, where the text says so behind it; else empty
     */
    record Value(Parsed parsed, String words, String model) {
        Item item() {
            return parsed.item();
        }
    }

    /** @param partBehind the part that is named behind the last value; empty where none is */
    record Values(List<Value> values, String partBehind) {
        static final Values NONE = new Values(List.of(), "");
    }

    /** A value as it is found, before it is known of which part it is. */
    private record Found(Parsed parsed, Qualifiers.Qualifier by) {}

    private final ItemParser items;
    private final PartScope parts;
    private final Qualifiers qualifiers;

    ValueList(ItemParser items, PartScope parts, Qualifiers qualifiers) {
        this.items = items;
        this.parts = parts;
        this.qualifiers = qualifiers;
    }

    private Token at(int i) {
        return items.at(i);
    }

    /** As many as the measures, or those of a list; none where that is not certain. */
    Values read(List<Cue> measures, Lead lead, boolean plural) {
        List<Found> found = new ArrayList<>();
        boolean qualified = false;
        int i = lead.value();
        while (i >= 0 && at(i).isNumber()) {
            Cue cue = measures.get(Math.min(found.size(), measures.size() - 1));
            int reference = cue.isRatio() ? behindReference(i) : -1;
            if (reference > 0) {
                i = next(reference, qualified);
                continue;
            }
            Optional<Parsed> parsed = items.parse(cue, i);
            if (parsed.isEmpty()) {
                break;
            }
            boolean compared = found.isEmpty()
                    && lead.subject().isEmpty()
                    && at(parsed.get().end()).isWord(" vs versus ");
            if (compared) {
                return Values.NONE; // (65% vs 78%): whose is which is said elsewhere
            }
            Found value = with(cue, parsed.get(), qualified);
            if (qualified && value.by == null) {
                break;
            }
            qualified |= value.by != null;
            found.add(value);
            i = next(value.parsed.end(), qualified);
        }
        return certain(measures, lead, plural, measures.size() == 1 ? withIntervals(found) : found);
    }

    /** Behind {@code 1.00 (ref)}; -1 where no such thing stands here. */
    private int behindReference(int i) {
        boolean reference = at(i + 1).isSign("([") && at(i + 2).isWord(" ref reference referent referred ");
        if (!reference) {
            return -1;
        }
        int end = i + 3;
        while (at(end).is(Token.Kind.WORD) || at(end).isSign(".")) {
            end++;
        }
        return at(end).isSign(")]") ? end + 1 : -1;
    }

    /** The words behind a value belong to it where they are sure to say whose it is. */
    private Found with(Cue cue, Parsed parsed, boolean qualified) {
        Qualifiers.Qualifier by = qualifiers.behind(parsed.end());
        if (by == null) {
            return new Found(parsed, null);
        }
        boolean interval = !parsed.item().hasInterval()
                && at(by.end()).isSign("([")
                && at(by.end() + 1).is(Token.Kind.INTERVAL);
        boolean certain = !by.isWords() || qualified || interval || sameBehindNext(cue, by);
        if (!certain) {
            return new Found(parsed, null);
        }
        Parsed whole = interval ? items.goOn(cue, parsed, by.end()) : parsed.upTo(by.end());
        return new Found(whole, by);
    }

    /** {@code 0.79 at 12 months and 0.76 at 24 months}. */
    private boolean sameBehindNext(Cue cue, Qualifiers.Qualifier by) {
        int next = next(by.end(), true);
        return next > 0
                && items.parse(cue, next)
                        .map(p -> qualifiers.behind(p.end()))
                        .filter(q -> q.by().equals(by.by()))
                        .isPresent();
    }

    private Values certain(List<Cue> measures, Lead lead, boolean plural, List<Found> found) {
        boolean first = found.size() > 1 && found.get(0).by != null;
        if (measures.size() > 1) {
            return found.size() == measures.size() && !first ? whole(lead, found, parts.part()) : Values.NONE;
        }
        if (found.isEmpty()) {
            return Values.NONE;
        }
        boolean mixed = found.stream()
                        .map(f -> f.parsed.item().value().percent())
                        .distinct()
                        .count()
                > 1;
        if (found.size() == 1 || first) {
            return mixed || doubtful(measures.get(0), found) ? Values.NONE : whole(lead, found, "");
        }
        if (mixed) {
            return Values.NONE;
        }
        if (found.get(0).parsed.item().hasInterval()) {
            boolean all = found.stream().allMatch(f -> f.parsed.item().hasInterval());
            return whole(lead, all ? found : found.subList(0, 1), "");
        }
        return isList(found, plural || parts.areNamed(found.size())) ? whole(lead, found, "") : Values.NONE;
    }

    /** HR, RR and PR are heart rates, respiratory rates and receptors too: a ratio has an interval. */
    private static boolean doubtful(Cue cue, List<Found> found) {
        return cue.isRatio()
                && cue != Cue.ODDS_RATIO
                && !found.get(0).parsed.item().hasInterval();
    }

    /** {@code were 1.05, 1.92 and 2.31, respectively (95% CIs 1.02-1.09, 1.10-3.35 and 1.20-4.45)}. */
    private List<Found> withIntervals(List<Found> found) {
        if (found.size() < 2 || found.get(0).parsed.item().hasInterval()) {
            return found;
        }
        List<Parsed> whole = items.intervals(found.stream().map(Found::parsed).toList());
        List<Found> with = new ArrayList<>();
        for (int k = 0; k < whole.size(); k++) {
            with.add(new Found(whole.get(k), found.get(k).by));
        }
        if (whole.isEmpty()) {
            with.addAll(found);
            Found last = with.remove(with.size() - 1);
            with.add(new Found(items.unlessOneOfMany(last.parsed), last.by));
        }
        return with;
    }

    /** Three numbers of which the first lies between the others may be a value with its interval. */
    private static boolean isList(List<Found> found, boolean plural) {
        Parsed last = found.get(found.size() - 1).parsed;
        if (plural || last.pOfAll() || found.size() > 3) {
            return true;
        }
        double value = found.get(0).parsed.item().value().value();
        double low = found.get(1).parsed.item().value().value();
        double high = last.item().value().value();
        return found.size() == 3 && !(low <= value && value <= high);
    }

    /** Each with its part: the one named behind it or behind the next that has one, else the ones named before. */
    private Values whole(Lead lead, List<Found> found, String ofAll) {
        Qualifiers.Qualifier last = found.get(found.size() - 1).by;
        List<String> names = last == null ? List.of() : last.parts();
        List<String> before = ofAll.isEmpty() ? parts.of(found.size()) : List.of();
        List<Value> values = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            Qualifiers.Qualifier by = null;
            for (int n = found.size() - 1; n >= k; n--) {
                by = found.get(n).by == null ? by : found.get(n).by;
            }
            String part;
            if (names.size() > 1) {
                part = names.size() == found.size() ? names.get(k) : PartScope.UNSTATED;
            } else if (by != null && !by.parts().isEmpty()) {
                part = by.parts().get(0);
            } else if (!lead.time().isEmpty()) {
                part = lead.time();
            } else {
                part = ofAll.isEmpty() ? before.get(k) : ofAll;
            }
            String words = by == null ? "" : by.words();
            Parsed parsed = found.get(k).parsed;
            Item item = parsed.item().of(words.isEmpty() ? lead.subject() : words, part);
            values.add(new Value(parsed.with(item), words, by == null ? "" : by.model()));
        }
        boolean one = values.stream().map(v -> v.item().part()).distinct().count() == 1;
        String behind = names.isEmpty() ? "" : one ? names.get(0) : PartScope.UNSTATED;
        return new Values(values, behind);
    }

    /** The next number of a list; -1 where it ends. */
    private int next(int from, boolean qualified) {
        int i = from;
        while (at(i).isSign(",、/")
                || at(i).isWord(" and 和 与 及 ")
                || (qualified && at(i).isWord(" vs versus but only was of "))
                || (qualified && at(i).isSign(".") && at(i - 1).isWord(" vs "))) {
            i++;
        }
        boolean parted = i > from;
        return parted && at(i).isNumber() && ends(i) ? i : -1;
    }

    /** Whether a number is followed by what follows a value, so that it is not the first of something else. */
    private boolean ends(int i) {
        Token t = at(i + 1);
        return t.is(Token.Kind.END)
                || t.is(Token.Kind.INTERVAL)
                || t.is(Token.Kind.SIGN)
                || t.is(Token.Kind.CUE)
                || t.isWord(" and for in at on with among respectively 和 与 及 ");
    }
}
