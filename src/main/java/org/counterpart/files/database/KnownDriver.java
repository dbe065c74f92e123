package org.counterpart.files.database;

import java.util.Arrays;
import java.util.Optional;
import org.counterpart.files.JdbcUrl;

/** Drivers of which the program knows where they are to be had. */
enum KnownDriver {
    DUCKDB("duckdb", "org.duckdb", "duckdb_jdbc", "2.0.0.1"),
    SQLITE("sqlite", "org.xerial", "sqlite-jdbc", "3.53.4.0"),
    POSTGRESQL("postgresql", "org.postgresql", "postgresql", "42.7.13"),
    MYSQL("mysql", "com.mysql", "mysql-connector-j", ""),
    MARIADB("mariadb", "org.mariadb.jdbc", "mariadb-java-client", ""),
    SQL_SERVER("sqlserver", "com.microsoft.sqlserver", "mssql-jdbc", ""),
    ORACLE("oracle", "com.oracle.database.jdbc", "ojdbc11", "");

    private final String product;
    private final String group;
    private final String artifact;
    /** The one the program was tried with; empty where it was tried with none. */
    private final String version;

    KnownDriver(String product, String group, String artifact, String version) {
        this.product = product;
        this.group = group;
        this.artifact = artifact;
        this.version = version;
    }

    static Optional<KnownDriver> of(JdbcUrl url) {
        return Arrays.stream(values())
                .filter(d -> d.product.equals(url.product()))
                .findFirst();
    }

    /** As Maven names it. */
    String coordinates() {
        return group + ":" + artifact + (version.isEmpty() ? "" : ":" + version);
    }

    /** Where the jar, or the choice of its versions, is fetched. */
    String address() {
        return "https://repo1.maven.org/maven2/" + group.replace('.', '/') + "/" + artifact + "/"
                + (version.isEmpty() ? "" : version + "/" + artifact + "-" + version + ".jar");
    }
}
