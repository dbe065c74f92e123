package org.counterpart.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as the pages of the drivers write them. */
class JdbcUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.hospital.example:5432/study?ssl=true, postgresql:study",
        "jdbc:postgresql://db.hospital.example/, postgresql",
        "jdbc:postgresql:study, postgresql:study",
        "jdbc:postgresql://host/study?user=someone, postgresql:study",
        "jdbc:mysql://someone@host:3306/his, mysql:his",
        "jdbc:sqlserver://host:1433;databaseName=HIS;encrypt=true, sqlserver:HIS",
        "jdbc:oracle:thin:@//host:1521/service, oracle:service",
        "jdbc:oracle:thin:@host:1521:sid, oracle:sid",
        "JDBC:H2:mem:test, h2:test",
        "jdbc:h2:file:/data/of/ward, h2:ward"
    })
    void onlyProductAndNameAreShown(String url, String shown) {
        assertThat(JdbcUrl.isOne(url)).isTrue();
        assertThat(new JdbcUrl(url).shown()).isEqualTo(shown);
        assertThat(new JdbcUrl(url).secret()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:test;INIT=RUNSCRIPT FROM 'x'",
                "jdbc:mysql://host/his?useSSL=true&allowMultiQueries=true",
                "jdbc:postgresql://host/study?socketFactory=x.Y"
            })
    void aSettingThatActsIsSeen(String url) {
        assertThat(new JdbcUrl(url).acting()).isPresent();
        assertThat(new JdbcUrl("jdbc:mysql://host/his?useSSL=true").acting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/study?user=a&password=b",
                "jdbc:postgresql://host/study?PASSWORD=b",
                "jdbc:postgresql://a:b@host/study",
                "jdbc:oracle:thin:a/b@host:1521:sid",
                "jdbc:oracle:thin:a/b@//host:1521/service",
                "jdbc:sqlserver://host;user=a;password=b",
                "jdbc:mysql://(host=h,user=a,password=b)/his",
                "jdbc:mysql://host/his?trustStorePassword=b",
                "jdbc:x://host/his?accessToken=b"
            })
    void aSecretIsSeen(String url) {
        assertThat(new JdbcUrl(url).secret()).isPresent();
        assertThat(new JdbcUrl(url).shown()).doesNotContain("b@").doesNotContain("=");
    }
}
