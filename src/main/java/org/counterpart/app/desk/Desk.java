package org.counterpart.app.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.MissingCodes;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.files.DataPlace;
import org.counterpart.output.StudyFiles;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.plan.cohort.CohortFileReader;
import org.counterpart.report.Messages;
import org.counterpart.report.profile.StarterPlan;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;

/**
 * All that the page knows: one text, the plan, and the files it names. Everything else is worked out of these two, so
 * that nothing is lost by a reload and two tabs show the same.
 */
public final class Desk implements AutoCloseable {
    private static final int STEPS_BACK = 100;
    private static final Set<String> EXAMPLE = Set.of("cohort.csv", "study.yaml", "published.yaml");

    private final DeskFolder folder;
    private final String version;
    private final LiveCounts counts;
    private final Deque<Before> before = new ArrayDeque<>();
    private PlanText plan = new PlanText(0, "");
    private PlanPlace place;
    private Messages messages;
    private PlanJob run;
    private MultiverseRun multiverse;
    private long stamp;
    private ProfileOf profile;

    /** Held while a file is looked at, which may take long. */
    private final Object looking = new Object();

    /** What is made of a file. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Path file) throws IOException;
    }

    /** A plan that can come back, with the files that it was of. */
    private record Before(PlanPlace place, String text) {}

    /** What the file looked like, and how it was read for that. */
    private record ProfileOf(Path file, CsvOptions options, Profile profile) {}

    /** @param version of the program, for the results */
    public Desk(Messages messages, String version) throws IOException {
        this(messages, version, Room::on);
    }

    /** @param roomOn how much of the disk of a folder may be used */
    public Desk(Messages messages, String version, Function<Path, Room> roomOn) throws IOException {
        this.messages = messages;
        this.version = version;
        folder = DeskFolder.make(roomOn);
        place = PlanPlace.onDesk(folder.files());
        counts = new LiveCounts(this::task, this::tell);
    }

    private synchronized LiveCounts.Task task() {
        return new LiveCounts.Task(plan, place);
    }

    private synchronized void tell() {
        stamp++;
        notifyAll();
    }

    public synchronized PlanText plan() {
        return plan;
    }

    public Counted counted() {
        return counts.now();
    }

    public synchronized Optional<PlanJob> run() {
        return Optional.ofNullable(run);
    }

    public synchronized Optional<MultiverseRun> multiverse() {
        return Optional.ofNullable(multiverse);
    }

    public synchronized Messages messages() {
        return messages;
    }

    public synchronized void speak(Messages language) {
        messages = language;
        tell();
    }

    public Path results() {
        return folder.results();
    }

    public Path multiverseResults() {
        return folder.multiverse();
    }

    /** The plan's own place. */
    public synchronized Path planFile() {
        return place.file();
    }

    /** Whether a step back is possible. */
    public synchronized boolean canGoBack() {
        return !before.isEmpty();
    }

    /** Counted up with everything new: a count, a step of a run, a change of the plan. */
    public synchronized long stamp() {
        return stamp;
    }

    /** Waits until there is something newer than this, or for so long. */
    public synchronized long await(long known, long millis) throws InterruptedException {
        long end = System.currentTimeMillis() + millis;
        long left = millis;
        while (stamp <= known && left > 0) {
            wait(left);
            left = end - System.currentTimeMillis();
        }
        return stamp;
    }

    /**
     * Changes the plan.
     *
     * @param seen the version that the change was made of
     * @return false, and nothing changed, when it is not the present one
     */
    public synchronized boolean change(long seen, UnaryOperator<String> edit) {
        if (seen != plan.version()) {
            return false;
        }
        String text = edit.apply(plan.text());
        if (!text.equals(plan.text())) {
            remember();
            put(text);
        }
        return true;
    }

    /** Takes the last change back. */
    public synchronized void back() {
        if (!before.isEmpty()) {
            Before last = before.pop();
            place = last.place();
            put(last.text());
        }
    }

    private void remember() {
        before.push(new Before(place, plan.text()));
        while (before.size() > STEPS_BACK) {
            before.removeLast();
        }
    }

    private void put(String text) {
        plan = new PlanText(plan.version() + 1, text);
        counts.changed();
        tell();
    }

    private synchronized void open(PlanPlace at, String text) {
        if (!plan.isEmpty()) {
            remember();
        }
        place = at;
        put(text);
    }

    /** Where what is dropped goes: beside the plan's other files, where they were dropped too. */
    private synchronized Path files() {
        return takesFiles() ? place.file().getParent() : folder.files();
    }

    private Path take(Path aside, Path files) throws IOException {
        return folder.take(aside, aside.getFileName().toString(), files);
    }

    /** The example study, as in the repository. */
    public void openExample() throws IOException {
        Path files = files();
        for (String name : EXAMPLE) {
            try (InputStream in = Desk.class.getResourceAsStream("/org/counterpart/app/example/" + name)) {
                files = take(folder.aside(Upload.of(name, in.readAllBytes())), files);
            }
        }
        open(PlanPlace.onDesk(files), TextFile.read(files.resolve("study.yaml")));
    }

    /** A file given when the program was started: a plan, or data, read where it lies. */
    public void open(Path given) throws IOException {
        Path file = given.toAbsolutePath().normalize();
        if (isYaml(file.getFileName().toString())) {
            String text = TextFile.read(file);
            open(PlanPlace.of(file, text), text);
        } else {
            PlanPlace at = PlanPlace.beside(file);
            open(at, proposed(file, at));
        }
    }

    /**
     * Asked before a file comes, of which nothing is read.
     *
     * @param dropped whether {@link #drop} is to take it
     * @throws NoRoomException where there is no room for it
     */
    public void checkRoom(Upload upload, boolean dropped) throws NoRoomException {
        try {
            folder.checkRoom(upload);
        } catch (NoRoomException e) {
            throw dropped ? ofDropped(e, upload) : e;
        }
    }

    private static NoRoomException ofDropped(NoRoomException e, Upload upload) {
        return isYaml(upload.name()) ? e : e.ofData();
    }

    /** A file dropped on the page: one that the plan asks for, a plan, or data for which a plan is proposed. */
    public void drop(Upload upload) throws IOException {
        Path file = asideDropped(upload);
        try {
            if (takeWanted(file)) {
                counts.changed();
            } else if (isYaml(file.getFileName().toString())) {
                String text = TextFile.read(file);
                open(PlanPlace.onDesk(take(file, files())), text);
            } else {
                String text = proposed(file, PlanPlace.onDesk(files()));
                open(PlanPlace.onDesk(take(file, files())), text);
            }
        } finally {
            Files.deleteIfExists(file); // what cannot be read takes no room, and no other file's place
        }
    }

    private Path asideDropped(Upload upload) throws IOException {
        try {
            return folder.aside(upload);
        } catch (NoRoomException e) {
            throw ofDropped(e, upload);
        }
    }

    private synchronized boolean takeWanted(Path file) throws IOException {
        boolean wanted = takesFiles()
                && place.wanting(plan.text()).contains(file.getFileName().toString());
        if (wanted) {
            take(file, files());
        }
        return wanted;
    }

    /** Whether the plan may name a file that is dropped on the page: not one that is read where it lies. */
    public synchronized boolean takesFiles() {
        return place.only().isEmpty();
    }

    /**
     * A further file of the study, put beside the first.
     *
     * @param seen the version of the plan that it was sent for
     * @param edit of the plan's text and the file's name, which names it there
     * @return false, and nothing kept, when it is not the present one
     * @throws NotAnalysableException where the plan is read where it lies
     */
    public boolean keepBeside(long seen, Upload upload, BinaryOperator<String> edit) throws IOException {
        if (!takesFiles()) {
            throw new NotAnalysableException(Note.of("app.validation.elsewhere"));
        }
        if (seen != plan().version()) {
            return false;
        }
        Path file = folder.aside(upload);
        try {
            return named(seen, file, edit);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private synchronized boolean named(long seen, Path file, BinaryOperator<String> edit) throws IOException {
        if (seen != plan.version()) { // changed while the file came
            return false;
        }
        String free = PlanPlace.free(plan.text(), file.getFileName().toString());
        PlanPlace with = PlanPlace.onDesk(folder.take(file, free, files()));
        String text = edit.apply(plan.text(), free);
        if (with.equals(place) && text.equals(plan.text())) {
            counts.changed();
        } else {
            open(with, text);
        }
        return true;
    }

    /** What is read once of a file that the plan has nothing to do with; nothing of the file stays. */
    public <T> T readOnce(Upload upload, Reading<T> reading) throws IOException {
        Path file = folder.aside(upload);
        try {
            return reading.of(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String proposed(Path file, PlanPlace at) throws IOException {
        String name = file.getFileName().toString();
        Profile found = Profile.of(DataPlace.of(file), name, CsvOptions.withDefaults());
        synchronized (looking) {
            profile = null;
        }
        return StarterPlan.of(found, name, at.file().getFileName().toString(), messages());
    }

    private static boolean isYaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(".yaml", ".yml").anyMatch(lower::endsWith);
    }

    /** What the columns of the plan's file look like; empty where there is no file that can be read. */
    public Optional<Profile> profile() throws IOException {
        LiveCounts.Task now = task();
        YamlNode root = YamlReader.parse(now.text().text(), new YamlProblems(""));
        YamlProblems problems = new YamlProblems("");
        now.place().check(now.text().text(), problems);
        if (root == null || problems.any()) {
            return Optional.empty();
        }
        YamlKey top = YamlKey.top(new YamlProblems(""), root);
        CohortFile cohort = CohortFileReader.read(
                top.key("cohort"), top.key("variables"), now.place().file());
        Optional<Path> file = cohort.file().filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        MissingCodes everywhere = MissingCodes.of(cohort.csv().missing().everywhere());
        CsvOptions options = cohort.csv().with(everywhere);
        synchronized (looking) {
            if (profile == null
                    || !profile.file().equals(file.get())
                    || !profile.options().equals(options)) {
                profile = new ProfileOf(
                        file.get(), options, Profile.of(DataPlace.of(file.get()), cohort.given(), options));
            }
            return Optional.of(profile.profile());
        }
    }

    /** Runs the plan as it stands; nothing when a run is on. */
    public synchronized void startRun() {
        if (run != null && run.isRunning()) {
            return;
        }
        run = new PlanJob(plan, place, folder.results(), this::studyFiles, this::tell);
        run.start();
        tell();
    }

    private Map<String, byte[]> studyFiles(StudyPlan of, PlanJob job) throws IOException {
        StudyResult result = Study.run(of, Runtime.getRuntime().availableProcessors(), job::step);
        job.step("study.step.report");
        return StudyFiles.of(result, version);
    }

    /** Analyses the plan as it stands in other ways; nothing when that is on. */
    public synchronized void startMultiverse(MultiverseRun.Asked asked) {
        if (multiverse != null && multiverse.job().isRunning()) {
            return;
        }
        multiverse = new MultiverseRun(asked, plan, place, folder.multiverse(), messages, version, this::tell);
        multiverse.job().start();
        tell();
    }

    @Override
    public void close() {
        counts.close();
        List<PlanJob> jobs = Stream.concat(run().stream(), multiverse().stream().map(MultiverseRun::job))
                .toList();
        jobs.forEach(PlanJob::cancel);
        jobs.forEach(PlanJob::awaitEnd); // else it might write into the folder that goes
        folder.close();
    }
}
