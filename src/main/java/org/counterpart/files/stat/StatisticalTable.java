package org.counterpart.files.stat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainTable;
import org.counterpart.stats.Note;

/**
 * The table of a file of a statistical program. Such a file is gone through twice: once to find the encoding of its
 * texts, which columns are labels and whether it is whole, before the first row is given; then for the cells.
 *
 * @param <C> of columns
 */
public abstract class StatisticalTable<C extends StatisticalTable.Column> implements PlainTable {
    protected final ByteReader in;
    protected final List<C> columns = new ArrayList<>();
    protected final List<Note> notes = new ArrayList<>();
    private final List<PlainColumn> described = new ArrayList<>();
    private TextDecoder decoder;
    private int done;

    /** What a column of every such file has. */
    public interface Column {
        /** Names and labels in the encoding that was found. */
        PlainColumn describe(TextDecoder decoder);

        /** What is to be said of the cells that were given. */
        List<Note> notes();
    }

    /** Makes something of an open file. */
    @FunctionalInterface
    protected interface Opener<T> {
        T open(ByteReader in) throws IOException;
    }

    protected StatisticalTable(ByteReader in) {
        this.in = in;
    }

    /** Opens a file, and closes it again when nothing can be made of it. */
    protected static <T> T opened(Path file, Opener<T> opener) throws IOException {
        ByteReader in = ByteReader.open(file);
        try {
            return opener.open(in);
        } catch (IOException | RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    /** Ends the first walk: names, labels and cells are read with this from here on. */
    protected final void describe(TextDecoder found) {
        decoder = found;
        columns.forEach(c -> described.add(c.describe(found)));
    }

    /** How many rows were given. */
    protected final int done() {
        return done;
    }

    /** Reads the next row; false behind the last one. */
    protected abstract boolean advance() throws IOException;

    /** A cell of the row read last. */
    protected abstract String cell(int column) throws IOException;

    @Override
    public final List<PlainColumn> columns() {
        return List.copyOf(described);
    }

    @Override
    public final String[] next() throws IOException {
        if (!advance()) {
            return null;
        }
        done++;
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(i);
        }
        return cells;
    }

    @Override
    public final int row() {
        return done;
    }

    @Override
    public final List<Note> notes() {
        List<Note> all = new ArrayList<>(notes);
        columns.forEach(c -> all.addAll(c.notes()));
        if (decoder.cut() > 0) {
            all.add(Note.of("files.stat.cut-texts", decoder.cut()));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
