package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.text.ItemParser.Lexicon;
import org.counterpart.audit.text.ItemParser.Mark;
import org.counterpart.audit.text.ItemParser.Parsed;

/** The regression coefficient beside a ratio: behind its value, or ahead of its name. */
final class Coefficients {
    private final ItemParser items;
    private final Lexicon lexicon;

    Coefficients(ItemParser items, Lexicon lexicon) {
        this.items = items;
        this.lexicon = lexicon;
    }

    private Token at(int i) {
        return items.at(i);
    }

    /** The place of the number in {@code , β = −0.139}; -1 where none stands here. */
    int behind(int from) {
        int i = from;
        while (at(i).isSign(",;)]")) {
            i++;
        }
        if (!(at(i).is(Token.Kind.CUE) && at(i).cue() == Cue.COEFFICIENT)) {
            return -1;
        }
        i++;
        while (at(i).isSign("=:") || at(i).isWord(ItemParser.IS)) {
            i++;
        }
        i += at(i).isSign("-") ? 1 : 0;
        return at(i).isNumber() && lexicon.value(at(i)).isExact() ? i : -1;
    }

    /** The place of β in {@code β = 0.742, OR = 2.100}; -1 where none stands ahead of a measure. */
    int before(int measure) {
        int sign = measure - 3;
        if (sign < 1 || !at(measure - 1).isSign(",;") || !at(measure - 2).isNumber()) {
            return -1;
        }
        sign -= at(sign).isSign("-") ? 1 : 0;
        boolean coefficient = sign > 0
                && at(sign).isSign("=:")
                && at(sign - 1).is(Token.Kind.CUE)
                && at(sign - 1).cue() == Cue.COEFFICIENT
                && lexicon.value(at(measure - 2)).isExact();
        return coefficient ? sign - 1 : -1;
    }

    /** The value with the coefficient at a place ahead of it. */
    Parsed with(Parsed parsed, int number) {
        if (parsed.item().coefficient().present()) {
            return parsed;
        }
        Item item = parsed.item().withCoefficient(signed(number));
        List<Mark> marks = new ArrayList<>(parsed.marks());
        marks.add(new Mark("b", at(number), item.coefficient()));
        return new Parsed(item, parsed.end(), marks, parsed.pOfAll());
    }

    Printed signed(int i) {
        Printed bare = lexicon.value(at(i));
        return at(i - 1).isSign("-") ? Printed.of("-" + bare.text(), bare.line()) : bare;
    }
}
