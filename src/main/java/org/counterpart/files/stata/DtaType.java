package org.counterpart.files.stata;

import java.nio.ByteBuffer;

/**
 * What a variable is stored as. A code of storage is one byte until format 115 and two from 117 on.
 *
 * @param bytes that a cell takes in a row
 */
record DtaType(Storage storage, int bytes) {
    enum Storage {
        BYTE,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        TEXT,
        LONG_TEXT
    }

    /** Null when there is none of this code. */
    static DtaType ofByte(int code) {
        return code >= 1 && code <= 244 ? new DtaType(Storage.TEXT, code) : number(code - 251);
    }

    /** Null when there is none of this code. */
    static DtaType ofShort(int code) {
        if (code >= 1 && code <= 2045) {
            return new DtaType(Storage.TEXT, code);
        }
        return code == 32768 ? new DtaType(Storage.LONG_TEXT, 8) : number(65530 - code);
    }

    private static DtaType number(int place) {
        return switch (place) {
            case 0 -> new DtaType(Storage.BYTE, 1);
            case 1 -> new DtaType(Storage.INT, 2);
            case 2 -> new DtaType(Storage.LONG, 4);
            case 3 -> new DtaType(Storage.FLOAT, 4);
            case 4 -> new DtaType(Storage.DOUBLE, 8);
            default -> null;
        };
    }

    boolean isNumber() {
        return storage != Storage.TEXT && storage != Storage.LONG_TEXT;
    }

    /** Of a number. */
    double number(ByteBuffer row, int at) {
        return switch (storage) {
            case BYTE -> row.get(at);
            case INT -> row.getShort(at);
            case LONG -> row.getInt(at);
            case FLOAT -> row.getFloat(at);
            default -> row.getDouble(at);
        };
    }

    /**
     * Which missing value a cell holds: -1 for none, 0 for {@code .}, 1 to 26 for {@code .a} to {@code .z}. They are
     * the
     * greatest numbers of each storage, from {@code .} upwards: 101 of a byte, 32,741 of an int, 2,147,483,621 of a
     * long, 2^127 of a float, 2^1023 of a double.
     */
    int missing(ByteBuffer row, int at) {
        return switch (storage) {
            case BYTE -> row.get(at) - 101;
            case INT -> row.getShort(at) - 32741;
            case LONG -> (int) Math.max(-1, row.getInt(at) - 2147483621L);
            case FLOAT -> step(row.getFloat(at), 0x1.0p127, (row.getInt(at) - 0x7f000000L) >> 11);
            case DOUBLE -> step(row.getDouble(at), 0x1.0p1023, (row.getLong(at) - 0x7fe0000000000000L) >> 40);
            default -> -1;
        };
    }

    private static int step(double number, double first, long steps) {
        if (Double.isNaN(number) || number == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        return number < first ? -1 : (int) Math.min(steps, 26);
    }
}
