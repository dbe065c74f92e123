package org.counterpart.audit.text;

import org.counterpart.audit.paper.Printed;

/**
 * A value with what stands right behind it.
 *
 * @param level of the interval in per cent; 95 where it is not printed
 * @param subject whose value it is, in the words between the measure and the value; may be empty
 * @param part of the subjects the value is of; empty where none is named
 */
record Item(
        Printed value,
        Printed low,
        Printed high,
        double level,
        Printed p,
        Printed coefficient,
        String subject,
        String part) {
    static Item of(Printed value) {
        return new Item(value, Printed.NONE, Printed.NONE, 95, Printed.NONE, Printed.NONE, "", "");
    }

    Item between(Printed lower, Printed upper, double percent) {
        return new Item(value, lower, upper, percent, p, coefficient, subject, part);
    }

    Item with(Printed probability) {
        return new Item(value, low, high, level, probability, coefficient, subject, part);
    }

    Item withCoefficient(Printed b) {
        return new Item(value, low, high, level, p, b, subject, part);
    }

    Item of(String whose, String among) {
        return new Item(value, low, high, level, p, coefficient, whose, among);
    }

    boolean hasInterval() {
        return low.present();
    }
}
