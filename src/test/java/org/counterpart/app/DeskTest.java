package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.counterpart.app.desk.Counted;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.desk.MultiverseRun;
import org.counterpart.app.desk.NoRoomException;
import org.counterpart.app.desk.PlanJob;
import org.counterpart.app.desk.Room;
import org.counterpart.app.desk.Upload;
import org.counterpart.app.edit.Form;
import org.counterpart.app.edit.PlanEdit;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.report.Messages;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.study.Study;
import org.counterpart.study.model.StudySample;
import org.counterpart.study.model.ValidationSplit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dropped on the page, and what of it stays. */
class DeskTest {
    private Desk desk;

    @BeforeEach
    void begin() throws IOException {
        desk = new Desk(Messages.EN, "test");
    }

    @AfterEach
    void end() {
        desk.close();
    }

    private void drop(String name, byte[] content) throws IOException {
        desk.drop(Upload.of(name, content));
    }

    private Counted counted() throws InterruptedException {
        while (desk.counted().version() != desk.plan().version()) {
            desk.await(desk.stamp(), 200);
        }
        return desk.counted();
    }

    /** A file that cannot be read takes no other file's place, whatever it is called. */
    @Test
    void aFileThatCannotBeReadChangesNothing() throws Exception {
        desk.openExample();
        String plan = desk.plan().text();
        assertThatThrownBy(() -> drop("cohort.csv", new byte[] {'a', 0, 0, 7})).isInstanceOf(ProblemsException.class);
        assertThat(desk.plan().text()).isEqualTo(plan);
        assertThat(counted().cases()).hasValue(61);
        assertThat(Files.size(desk.planFile().resolveSibling("cohort.csv")))
                .isEqualTo(Files.size(Path.of("examples/pvp-residual-pain/cohort.csv")));
    }

    /** The folder of what is dropped, and everything in it. */
    private static List<String> kept(Desk desk) throws IOException {
        Path root = desk.planFile().getParent().getParent();
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString())
                    .toList();
        }
    }

    /** Refused before a byte of it is read where its size is known, and however the room ends while it comes. */
    @Test
    void aFileThatTheDiskHasNoRoomForLeavesNothing() throws Exception {
        InputStream closed = InputStream.nullInputStream();
        closed.close(); // throws when it is read
        try (Desk small = new Desk(Messages.EN, "test", folder -> new Room(() -> 3_000_000, 0))) {
            assertThatThrownBy(() -> small.drop(new Upload("large.csv", closed, 5_000_000_000L)))
                    .isInstanceOf(NoRoomException.class)
                    .satisfies(e -> assertThat(Messages.EN.text(((NoRoomException) e).note()))
                            .contains("\"large.csv\"", "(3 MB)", "counterpart app large.csv", "Parquet"));
            assertThat(kept(small)).isEmpty();
        }
        AtomicLong free = new AtomicLong(5_000_000);
        try (Desk filling = new Desk(Messages.EN, "test", folder -> new Room(() -> free.getAndAdd(-2_000_000), 0))) {
            for (long size : new long[] {4_000_000, -1}) {
                free.set(5_000_000);
                InputStream content = new ByteArrayInputStream(new byte[4_000_000]);
                assertThatThrownBy(() -> filling.drop(new Upload("filling.csv", content, size)))
                        .isInstanceOf(NoRoomException.class);
                assertThat(kept(filling)).isEmpty();
            }
        }
    }

    /** Other programs keep a gigabyte, or of a disk that has little more than that a tenth. */
    @Test
    void aSmallDiskTakesFilesToo() throws Exception {
        try (Desk small = new Desk(Messages.EN, "test", folder -> Room.of(() -> 4_000_000, 30_000_000))) {
            assertThatThrownBy(() -> small.drop(Upload.of("large.csv", new byte[1_500_000])))
                    .isInstanceOf(NoRoomException.class);
            small.openExample();
            assertThat(kept(small)).hasSize(3);
        }
        try (Desk large = new Desk(Messages.EN, "test", folder -> Room.of(() -> 1L << 30, 1L << 40))) {
            assertThatThrownBy(large::openExample)
                    .isInstanceOf(NoRoomException.class)
                    .satisfies(e -> assertThat(Messages.EN.text(((NoRoomException) e).note()))
                            .contains("Free some space")
                            .doesNotContain("counterpart app"));
        }
    }

    /** What some system cannot have as a file's name becomes another; its end stays, which says what the file is. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    CON.csv, _CON.csv
                    lpt1.data.csv, _lpt1.data.csv
                    console.csv, console.csv
                    ../../x.csv, x.csv
                    ..\\..\\y.csv, y.csv
                    a.csv. . , a.csv
                    .hidden.csv, hidden.csv
                    a\u0000b\u202Ec.csv, a_b_c.csv
                    C:\\data:stream.csv, data_stream.csv
                    <b>.csv, _b_.csv
                    """)
    void aNameIsOneOfEverySystem(String given, String kept) throws Exception {
        drop(given, "id,case,age\n1,1,50\n2,0,51\n3,0,52\n".getBytes(StandardCharsets.UTF_8));
        assertThat(kept(desk)).containsExactly("files/" + kept);
    }

    /** Systems count bytes, of which a Chinese character has three. */
    @Test
    void aLongNameIsCutWithinTheSystemsLimit() throws Exception {
        byte[] content = "id,case,age\n1,1,50\n2,0,51\n3,0,52\n".getBytes(StandardCharsets.UTF_8);
        drop("\u8868".repeat(150) + ".csv", content);
        assertThat(kept(desk)).containsExactly("files/" + "\u8868".repeat(65) + ".csv");
        drop("\uD83D\uDE00".repeat(150) + ".csv", content);
        assertThat(kept(desk)).contains("files/" + "\uD83D\uDE00".repeat(49) + ".csv");
    }

    /** A second window that does not know the present plan changes nothing, and leaves nothing behind. */
    @Test
    void aSecondFileForAnOlderPlanIsNotKept() throws Exception {
        desk.openExample();
        List<String> before = kept(desk);
        long seen = desk.plan().version();
        InputStream meanwhile = new ByteArrayInputStream("id,case\n1,1\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] to, int from, int most) {
                desk.change(seen, text -> text + "# meanwhile\n");
                return super.read(to, from, most);
            }
        };
        assertThat(desk.keepBeside(seen, new Upload("second.csv", meanwhile, -1), (text, name) -> name))
                .isFalse();
        assertThat(kept(desk)).isEqualTo(before);
        assertThat(desk.keepBeside(seen, Upload.of("second.csv", new byte[] {'x'}), (text, name) -> name))
                .isFalse();
        assertThat(kept(desk)).isEqualTo(before);
        assertThat(desk.plan().text()).endsWith("# meanwhile\n");
    }

    /** Who drops a table by mistake has the plan before it by one step back. */
    @Test
    void anotherFileCanBeTakenBack() throws Exception {
        desk.openExample();
        String plan = desk.plan().text();
        drop("other.csv", "id,case,age\n1,1,50\n2,0,51\n3,0,52\n".getBytes(StandardCharsets.UTF_8));
        assertThat(desk.plan().text()).contains("file: other.csv");
        desk.back();
        assertThat(desk.plan().text()).isEqualTo(plan);
        assertThat(counted().cases()).hasValue(61);
    }

    private static final String SMALL = "id,case,age\n1,1,50\n2,0,51\n3,0,52\n";

    /** In the third column of what the page shows of the file. */
    private String oldest() throws IOException {
        return desk.profile().orElseThrow().columns().get(2).high();
    }

    /** A file takes the place of none of the same name: each plan that comes back finds its own. */
    @Test
    void aPlanThatComesBackComesBackOverItsOwnFile() throws Exception {
        drop("cohort.csv", SMALL.getBytes(StandardCharsets.UTF_8));
        String own = desk.plan().text();
        Path first = desk.planFile().resolveSibling("cohort.csv");
        assertThat(oldest()).isEqualTo("52");
        desk.openExample();
        assertThat(counted().cases()).hasValue(61);
        desk.openExample(); // once more the same: the files need no second place
        drop("cohort.csv", (SMALL + "4,0,53\n").getBytes(StandardCharsets.UTF_8));
        assertThat(oldest()).isEqualTo("53");
        desk.back();
        desk.back();
        assertThat(counted().cases()).hasValue(61);
        desk.back();
        assertThat(desk.plan().text()).isEqualTo(own);
        assertThat(oldest()).isEqualTo("52");
        assertThat(first).content().isEqualTo(SMALL);
        assertThat(desk.planFile().resolveSibling("cohort.csv")).isEqualTo(first);
    }

    /** The same for a second cohort, sent once more under its name. */
    @Test
    void aSecondCohortSentAgainLeavesTheFirstOne() throws Exception {
        desk.openExample();
        BinaryOperator<String> naming = (text, name) -> text + "# " + name + "\n";
        assertThat(desk.keepBeside(desk.plan().version(), Upload.of("b.csv", new byte[] {'1'}), naming))
                .isTrue();
        String with = desk.plan().text();
        assertThat(desk.keepBeside(desk.plan().version(), Upload.of("b.csv", new byte[] {'2'}), naming))
                .isTrue();
        assertThat(desk.planFile().resolveSibling("b.csv")).content().isEqualTo("2");
        assertThat(desk.planFile().resolveSibling("published.yaml")).exists();
        desk.back();
        assertThat(desk.plan().text()).isEqualTo(with);
        assertThat(desk.planFile().resolveSibling("b.csv")).content().isEqualTo("1");
    }

    @Test
    void aChangeOfAnOlderTextIsRefused() throws Exception {
        desk.openExample();
        long seen = desk.plan().version();
        assertThat(desk.change(seen, text -> text + "# one\n")).isTrue();
        assertThat(desk.change(seen, text -> text + "# two\n")).isFalse();
        assertThat(desk.plan().text()).endsWith("# one\n");
    }

    /** A plan that is not whole yet is counted as far as it goes. */
    @Test
    void casesAreCountedWhileTheRestIsStillWrong() throws Exception {
        desk.openExample();
        desk.change(desk.plan().version(), text -> text.replace("ratio: 1\n", "ratio: many\n"));
        Counted counted = counted();
        assertThat(counted.failure()).isPresent();
        assertThat(counted.cases()).hasValue(61);
        assertThat(counted.pairs()).isEmpty();
    }

    /** Of a file that is split the pairs, as the study's, are of those of whom the model is made. */
    @Test
    void pairsOfASplitFileAreThoseOfItsDerivationPart() throws Exception {
        desk.openExample();
        desk.change(
                desk.plan().version(),
                text -> text.replace("\nsimulation:", "\nvalidation: {split: {share: 0.5, seed: 1}}\nsimulation:")
                        .replace("bootstrap: 500", "bootstrap: 0")
                        .replace("published: published.yaml\n", "")); // whose AUC takes most of a run
        Counted counted = counted();
        assertThat(counted.cases()).hasValue(61);
        assertThat(counted.isSplit()).isTrue();
        StudyPlan plan = counted.plan().orElseThrow();
        ValidationSplit split = ValidationSplit.of(plan, Study.read(plan).cohort());
        int sets = StudySample.of(plan, split.derivation()).sample().setCount();
        assertThat(counted.pairs()).hasValue(sets);
        assertThat(sets).isLessThan(61);
    }

    @Test
    void aPlanWithoutAnOutcomeHasNoMultiverse() throws Exception {
        drop("groups.csv", "id,arm,age\n1,A,50\n2,B,51\n3,A,52\n4,B,55\n".getBytes(StandardCharsets.UTF_8));
        desk.change(desk.plan().version(), text -> """
                        cohort: {file: groups.csv, id: id}
                        variables: {arm: {type: categorical, levels: [A, B]}, age: {type: numeric}}
                        design: groups
                        group: arm
                        """);
        desk.startMultiverse(new MultiverseRun.Asked(OptionalInt.empty(), false));
        PlanJob job = desk.multiverse().orElseThrow().job();
        while (job.stand().state() == PlanJob.State.RUNNING) {
            desk.await(desk.stamp(), 200);
        }
        assertThat(job.stand().failure())
                .hasValueSatisfying(e -> assertThat(Messages.EN.text(((NotAnalysableException) e).note()))
                        .startsWith("A multiverse is of odds ratios"));
        assertThat(desk.multiverseResults()).doesNotExist();
    }

    /** A text that nobody reads, and one without any key that counts, are told; the next one is counted again. */
    @ParameterizedTest
    @ValueSource(strings = {"deep", "title: only", "a: &x [*x]", "a: 1\na: 2"})
    void aPlanThatCannotBeReadStopsNoCounting(String given) throws Exception {
        String text = given.equals("deep") ? "x: " + "[".repeat(20_000) : given;
        desk.openExample();
        String good = desk.plan().text();
        desk.change(desk.plan().version(), old -> text);
        assertThat(counted().failure()).get().isInstanceOf(ProblemsException.class);
        desk.change(desk.plan().version(), old -> PlanEdit.apply(old, Form.of("do=set&path=title&value=B")));
        desk.change(desk.plan().version(), old -> good);
        assertThat(counted().cases()).hasValue(61);
    }
}
