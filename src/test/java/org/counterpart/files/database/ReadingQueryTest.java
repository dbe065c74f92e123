package org.counterpart.files.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.counterpart.files.FileRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs and what does not: the rules stand in data-schema/data-files.md. */
class ReadingQueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t",
                "-- a comment; with delete\nSELECT 1;",
                "/* insert */ WITH a AS (SELECT 1) SELECT * FROM a ; ;",
                "(select 1) union (select 2)",
                "VALUES (1, 'a;b')",
                "FROM t",
                "TABLE t",
                "SELECT 'it''s; DELETE FROM t', \"delete\", `update` FROM t WHERE a = ';'",
                "SELECT a, b FROM t WHERE updated > 1 AND deleted_at IS NULL",
                "SELECT replace(name, 'a', 'b'), load, copy FROM t",
                "SELECT ['a', 'b'] FROM t",
                "SELECT 5 - -3, 'C:\\x'"
            })
    void readingRuns(String query) throws FileRefusedException {
        assertThat(ReadingQuery.of(query, "x")).endsWith("\n").doesNotContain(";\n");
    }

    /** The code of the refusal, without the beginning that all have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "first | DELETE FROM t",
                "first | pragma table_info(t)",
                "first | ATTACH 'x' AS y",
                "first | INSTALL sqlite",
                "first | COPY t TO 'x'",
                "first | EXPLAIN ANALYZE DELETE FROM t",
                "first | /* select */ drop table t",
                "first | = select 1",
                "first | 'select'",
                "several | select 1; select 2",
                "several | select 'a'; drop table t",
                "several | select \"a;\"\"\"; drop table t",
                "writes | select * into u from t",
                "writes | with a as (delete from t returning *) select * from a",
                "writes | WITH a AS (Insert INTO t VALUES (1)) SELECT 1",
                "writes | select * from t for update",
                "writes | with a as (merge into t using u on true when matched then do nothing) select 1",
                "unclear | select E'\\'; delete from t; --'",
                "unclear | select 'a\\\\'",
                "unclear | select $$ ; $$",
                "unclear | select $a$ ; $a$",
                "unclear | select 1 # '",
                "unclear | select 1 --'",
                "unclear | select 1 /*! into outfile 'x' */",
                "unclear | select 1 /*M! into outfile 'x' */",
                "unclear | select 1 /* /* */ into outfile 'x' */",
                "unclear | select 1 /* no end",
                "unclear | select 'no end",
                "unclear | select [']; delete from t; --'] from u",
                "unclear | select q'[ ' ]' from t"
            })
    void nothingElseDoes(String code, String query) {
        assertThatThrownBy(() -> ReadingQuery.of(query, "x"))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("files.database.query-" + code));
    }

    @Test
    void aCommentEndsWithItsLine() {
        assertThatThrownBy(() -> ReadingQuery.of("select 1 -- x\n; select 2", "x"))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("files.database.query-several"));
    }

    /** Some databases end a comment there, and some do not. */
    @Test
    void aLonelyCarriageReturnIsUnclear() {
        assertThatThrownBy(() -> ReadingQuery.of("select 1 -- x\r'\n; delete from t --'", "x"))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("files.database.query-unclear"));
    }
}
