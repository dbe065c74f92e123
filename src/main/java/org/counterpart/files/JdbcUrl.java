package org.counterpart.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a database, as its driver writes it: {@code jdbc:PRODUCT:...}. It may hold names of hosts, users and
 * worse, and so is shown only as {@link #shown()}.
 */
public record JdbcUrl(String text) {
    private static final Pattern PRODUCT = Pattern.compile("(?i)jdbc:([a-z0-9_+-]+)[:/@].*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("//[^/]*/?");
    private static final List<String> SECRETS =
            List.of("password", "passwd", "passphrase", "pwd", "secret", "token", "credential");
    /** Statements to run, several in one, files to send, classes to load: H2, MySQL and MariaDB, PostgreSQL. */
    private static final List<String> ACTING = List.of(
            "init",
            "initsql",
            "sessionvariables",
            "allowmultiqueries",
            "allowloadlocalinfile",
            "allowurlinlocalinfile",
            "autodeserialize",
            "queryinterceptors",
            "socketfactory",
            "sslfactory",
            "authenticationpluginclassname");

    private static final List<String> NAMES = List.of("databasename", "database");

    public static boolean isOne(String text) {
        return text.regionMatches(true, 0, "jdbc:", 0, 5);
    }

    /** The product's name in the address, in small letters: {@code postgresql}; empty where there is none. */
    public String product() {
        Matcher matcher = PRODUCT.matcher(text);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** The product and the name of the database, {@code postgresql:study}: no host, no login, no settings. */
    public String shown() {
        String name = database().replaceAll("[^\\p{L}\\p{N}_.-]", "_");
        String product = product().isEmpty() ? "jdbc" : product();
        return name.isEmpty() ? product : product + ":" + name;
    }

    private String database() {
        for (String setting : settings()) {
            int at = setting.indexOf('=');
            if (at > 0 && NAMES.contains(setting.substring(0, at).strip().toLowerCase(Locale.ROOT))) {
                return setting.substring(at + 1).strip();
            }
        }
        String rest = behindLogin();
        if (HOST.matcher(rest).matches()) {
            return "";
        }
        return rest.replaceFirst("[/:\\\\@]+$", "").replaceFirst("^.*[/:\\\\@]", "");
    }

    /** What tells the driver a secret: the name of a setting, or {@code user:password@}; empty where nothing does. */
    public Optional<String> secret() {
        String login = login();
        if (login.contains(":") || login.contains("/")) {
            return Optional.of("user:password@");
        }
        return settings().stream()
                .filter(s -> s.indexOf('=') > 0)
                .map(s -> s.substring(0, s.indexOf('=')).strip())
                .filter(JdbcUrl::isSecret)
                .findFirst();
    }

    /** The name of a setting by which opening a connection does more than to open it; empty where there is none. */
    public Optional<String> acting() {
        return settings().stream()
                .filter(s -> s.indexOf('=') > 0)
                .map(s -> s.substring(0, s.indexOf('=')).strip())
                .filter(s -> ACTING.contains(s.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static boolean isSecret(String setting) {
        String name = setting.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
        return name.equals("pass") || SECRETS.stream().anyMatch(name::contains);
    }

    /** What stands behind the product and before the settings. */
    private String address() {
        String product = product();
        String rest = text.substring(Math.min(text.length(), product.length() + 5));
        return rest.split("[?;]", 2)[0].replaceFirst("^:", "").replaceFirst("(?i)^(thin|oci):", "");
    }

    private String login() {
        String address = address();
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(0, at).replaceFirst("^//", "");
    }

    private String behindLogin() {
        String address = address();
        int at = address.lastIndexOf('@');
        return at < 0 ? address : (address.startsWith("//") ? "//" : "") + address.substring(at + 1);
    }

    private List<String> settings() {
        String[] parts = text.split("[?&;,()]");
        return Arrays.asList(parts).subList(1, parts.length);
    }
}
