package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.counterpart.prediction.ScoreGroup;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.design.Predictor;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.study.PointScore;
import org.counterpart.study.StudyResult;

/** The points of an integer score, and who has how many. */
record PointTables(StudyResult result, Messages messages, Wording wording, Disclosure disclosure) {

    Table points() {
        PointScore score = result.points();
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        for (PointScore.Entry entry : score.entries()) {
            rows.add(Row.of(
                    Cell.of(wording.term(entry.term())),
                    Cell.of(Shown.fixed(entry.b(), 3), entry.b()),
                    Cell.of(whole(entry.points()), (double) entry.points())
                            .from(origins.text("points", score.unit()))));
        }
        List<String> notes = new ArrayList<>(List.of(
                messages.text(
                        score.rule().unit().isPresent() ? "study.score.note-unit" : "study.score.note",
                        Shown.fixed(score.unit(), 3)),
                messages.text("study.score.range", whole(score.least()), whole(score.most()))));
        references().ifPresent(notes::add);
        score.notes().stream().map(wording::note).map(messages::text).forEach(notes::add);
        Table table = new Table(
                "score-points",
                text("title"),
                List.of(Head.left(messages.text("regression.table.term")), Head.right("B"), Head.right(text("points"))),
                rows,
                notes);
        return disclosure.hidesModels() ? table.hidden() : table;
    }

    /** The levels of categories that have no points. */
    private Optional<String> references() {
        String all = result.models().design().predictors().stream()
                .filter(p -> p.coding() == Predictor.Coding.CONTRASTS)
                .map(p -> messages.text(
                        "study.reference-of",
                        wording.label(p.name()),
                        wording.level(p.name(), p.levels().get(0))))
                .collect(Collectors.joining(messages.language().equals("zh") ? "；" : "; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(messages.text("study.reference", all));
    }

    /** Shares of cases only where nobody chose them. */
    Table groups() {
        RocCurve curve = result.roc().stream()
                .filter(m -> m.score().isPoints())
                .findFirst()
                .orElseThrow()
                .curve();
        boolean shares = result.plan().ownShare();
        Origins origins = new Origins(messages);
        List<Head> heads = new ArrayList<>(List.of(
                Head.left(messages.text("study.performance.score")),
                Head.right(text("cases")),
                Head.right(text("controls"))));
        if (shares) {
            heads.add(Head.right(text("share")));
        }
        List<Row> rows = new ArrayList<>();
        for (ScoreGroup group : result.points().groups(curve, disclosure.points(curve), disclosure.asked())) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(range(group)),
                    count(group.cases(), curve.cases()).from(origins.text("points-cases", curve.cases())),
                    count(group.controls(), curve.controls()).from(origins.text("points-controls", curve.controls()))));
            if (shares) {
                cells.add(Cell.of(
                                Shown.fixed(100 * group.share(), 1)
                                        + " ("
                                        + Shown.fixed(100 * group.shareCi().low(), 1)
                                        + "–"
                                        + Shown.fixed(100 * group.shareCi().high(), 1)
                                        + ")",
                                100 * group.share())
                        .from(origins.text("points-share")));
            }
            rows.add(new Row(0, cells));
        }
        List<String> notes = new ArrayList<>(List.of(text(shares ? "groups.note" : "groups.no-share")));
        if (disclosure.asked()) {
            notes.add(messages.text("report.min-cell.curve", disclosure.least() - 1));
        }
        Table table = new Table("score-groups", text("groups"), heads, rows, notes);
        return disclosure.hidesModels() ? table.hidden() : table;
    }

    private String range(ScoreGroup group) {
        String from = Shown.fixed(group.from(), 0);
        return group.from() == group.to() ? from : text("from-to", from, Shown.fixed(group.to(), 0));
    }

    private static Cell count(int n, int of) {
        return Cell.of(n + " (" + Shown.fixed(100.0 * n / of, 1) + ")", n);
    }

    private static String whole(long points) {
        return Shown.fixed((double) points, 0);
    }

    private String text(String key, Object... arguments) {
        return messages.text("study.score." + key, arguments);
    }
}
