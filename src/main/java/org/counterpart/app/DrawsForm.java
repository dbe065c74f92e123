package org.counterpart.app;

import java.util.OptionalInt;
import org.counterpart.app.desk.MultiverseRun;
import org.counterpart.app.edit.Form;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/** How a multiverse is asked for on the page. */
final class DrawsForm {
    /** More of them are for a terminal, which need not draw them. */
    private static final int MOST = 100_000;

    private DrawsForm() {}

    /** @throws NotAnalysableException when the draws are no number that the page takes */
    static MultiverseRun.Asked read(Form form) {
        boolean grid = form.one("grid").equals("true");
        if (form.one("draws").isBlank()) {
            return new MultiverseRun.Asked(OptionalInt.empty(), grid);
        }
        long draws = form.number("draws");
        if (draws < 1 || draws > MOST) {
            throw new NotAnalysableException(Note.of("app.multiverse.draws-range", MOST));
        }
        return new MultiverseRun.Asked(OptionalInt.of((int) draws), grid);
    }
}
