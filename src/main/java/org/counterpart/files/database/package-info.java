/**
 * Tables that a database driver reads: Parquet and DuckDB files, SQLite files, and any database by its JDBC address.
 * The drivers are no part of the program: whoever needs one puts its jar into a folder. Nothing is ever written.
 */
package org.counterpart.files.database;
