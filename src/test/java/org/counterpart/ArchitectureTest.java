package org.counterpart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between packages run one way, and each library stays in its room. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.counterpart");

    /** For each package, the packages of ours it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("stats", Set.of()),
            Map.entry("power", Set.of("stats")),
            Map.entry("sensitivity", Set.of("stats")),
            Map.entry("result", Set.of("stats")),
            Map.entry("analysis", Set.of("prediction", "regression", "univariate", "matching", "cohort", "stats")),
            Map.entry("cohort", Set.of("files", "stats")),
            Map.entry("files", Set.of("stats")),
            Map.entry("matching", Set.of("regression", "cohort", "stats")),
            Map.entry("imputation", Set.of("regression", "stats")),
            Map.entry("weighting", Set.of("matching", "regression", "cohort", "stats")),
            Map.entry("univariate", Set.of("regression", "cohort", "stats")),
            Map.entry("regression", Set.of("cohort", "stats")),
            Map.entry("prediction", Set.of("regression", "cohort", "stats")),
            Map.entry("simulation", Set.of("regression", "cohort", "stats")),
            Map.entry("audit", Set.of("yaml", "regression", "cohort", "stats")),
            Map.entry("yaml", Set.of("cohort", "stats")),
            Map.entry(
                    "plan",
                    Set.of(
                            "yaml",
                            "matching",
                            "weighting",
                            "imputation",
                            "regression",
                            "univariate",
                            "prediction",
                            "simulation",
                            "sensitivity",
                            "power",
                            "cohort",
                            "files",
                            "stats")),
            Map.entry("multiverse", Set.of("study", "plan", "audit", "matching", "regression", "cohort", "stats")),
            Map.entry(
                    "study",
                    Set.of(
                            "plan",
                            "audit",
                            "prediction",
                            "regression",
                            "sensitivity",
                            "power",
                            "univariate",
                            "matching",
                            "weighting",
                            "imputation",
                            "cohort",
                            "stats")),
            Map.entry(
                    "report",
                    Set.of(
                            "study",
                            "multiverse",
                            "plan",
                            "audit",
                            "prediction",
                            "regression",
                            "sensitivity",
                            "power",
                            "univariate",
                            "matching",
                            "weighting",
                            "imputation",
                            "result",
                            "yaml",
                            "cohort",
                            "stats")),
            Map.entry(
                    "output",
                    Set.of("report", "study", "multiverse", "plan", "matching", "imputation", "cohort", "stats")),
            Map.entry(
                    "app",
                    Set.of(
                            "output",
                            "report",
                            "study",
                            "multiverse",
                            "plan",
                            "audit",
                            "matching",
                            "yaml",
                            "cohort",
                            "files",
                            "stats")));

    @Test
    void arrowsBetweenPackagesRunOneWay() {
        List<String> all = new ArrayList<>(MAY_USE.keySet());
        all.add("cli");
        MAY_USE.forEach((from, to) -> {
            String[] forbidden = all.stream()
                    .filter(p -> !p.equals(from) && !to.contains(p))
                    .map(p -> "org.counterpart." + p + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.counterpart." + from + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        });
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.counterpart.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** A newcomer sees what is in a room: about 25 files, or rooms of its own. */
    @Test
    void noRoomIsCrowded() {
        Map<String, Long> files = CLASSES.stream()
                .filter(c -> !c.getName().contains("$"))
                .collect(Collectors.groupingBy(c -> c.getPackageName(), Collectors.counting()));
        assertThat(files).allSatisfy((room, n) -> assertThat(n).as(room).isLessThanOrEqualTo(27));
    }

    /** Whoever reads or searches a name means one class by it. */
    @Test
    void noTwoClassesShareAName() {
        Map<String, List<String>> places = CLASSES.stream()
                .filter(c -> !c.getName().contains("$") && !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        c -> c.getSimpleName(), Collectors.mapping(c -> c.getPackageName(), Collectors.toList())));
        places.values().removeIf(packages -> packages.size() == 1);
        assertThat(places).isEmpty();
    }

    @Test
    void librariesStayInTheirRooms() {
        onlyIn("picocli..", "cli");
        onlyIn("tech.tablesaw..", "cohort");
        onlyIn("org.apache.commons.csv..", "cohort", "files", "audit", "report", "output", "result");
        onlyIn("com.networknt..", "yaml");
        onlyIn("tools.jackson.dataformat.yaml..", "yaml");
        onlyIn("org.snakeyaml..", "yaml");
        onlyIn("com.sun.net.httpserver..", "app");
        onlyIn("smile..", "prediction");
        onlyIn("jetbrains.datalore..", "report");
        onlyIn("org.jetbrains.letsPlot..", "report");
        onlyIn("com.github.weisj.jsvg..", "report.raster");
        onlyIn("org.apache.poi..", "report.word", "audit.document", "files.excel");
        onlyIn("org.apache.xmlbeans..", "report.word", "audit.document");
        onlyIn("org.openxmlformats..", "report.word", "audit.document");
        onlyIn("org.dhatim..", "report.excel");
        onlyIn("org.jsoup..", "audit.document");
        onlyIn("org.apache.pdfbox..", "audit.document");
    }

    @Test
    void onlyTheCommandsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.counterpart.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    private static void onlyIn(String library, String... rooms) {
        String[] packages = java.util.Arrays.stream(rooms)
                .map(r -> "org.counterpart." + r + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
