package org.counterpart.cohort.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows walked already, of a text that can be walked in one go only. */
final class WalkedRows implements RowSource {
    private final List<RowCells> records = new ArrayList<>();
    private final IntCells lines = new IntCells();
    private final int blank;
    private final int end;
    private final boolean broken;
    private final boolean last;
    private int at = -1;

    /** @param most rows to walk */
    WalkedRows(CsvRows rows, int most) throws IOException {
        int before = rows.blank();
        RowCells record = null;
        while (records.size() < most && (record = rows.next()) != null) {
            records.add(record);
            lines.add(rows.line());
        }
        blank = rows.blank() - before;
        end = rows.line();
        broken = rows.broken();
        last = record == null;
    }

    /** Whether no row comes behind these. */
    boolean isLast() {
        return last;
    }

    @Override
    public RowCells next() {
        at++;
        return at < records.size() ? records.get(at) : null;
    }

    @Override
    public int line() {
        return at < records.size() ? lines.get(at) : end;
    }

    @Override
    public int lines() {
        return 0;
    }

    @Override
    public int blank() {
        return blank;
    }

    @Override
    public boolean broken() {
        return broken;
    }
}
