package org.counterpart.plan.cohort;

import java.util.List;
import java.util.Optional;
import org.counterpart.files.JdbcUrl;
import org.counterpart.files.LoginNames;
import org.counterpart.yaml.YamlKey;

/** The keys of the plan's {@code cohort:} that speak of a database: what they may say together. */
final class DatabaseKeys {
    private static final List<String> LOGIN = List.of("user-env", "password-env");

    private DatabaseKeys() {}

    /** Tells every problem; none holds what stands in the address, which may be a secret. */
    static void check(YamlKey cohort) {
        YamlKey file = cohort.key("file");
        YamlKey jdbc = cohort.key("jdbc");
        YamlKey table = cohort.key("table");
        YamlKey query = cohort.key("query");
        if (cohort.key("password").present()) {
            tell(cohort.key("password"), "plan.password");
        }
        if (table.present() && query.present()) {
            tell(query, "plan.table-and-query");
        }
        if (!jdbc.present()) {
            if (cohort.present() && !file.present()) {
                cohort.problems().add(cohort.line(), file.path(), "", "yaml.required", "file");
            }
            LOGIN.stream()
                    .map(cohort::key)
                    .filter(YamlKey::present)
                    .forEach(name -> tell(name, "plan.login-without-jdbc"));
            return;
        }
        if (file.present()) {
            tell(jdbc, "plan.file-and-jdbc");
        }
        if (!table.present() && !query.present()) {
            tell(jdbc, "plan.jdbc-without-query");
        }
        JdbcUrl url = new JdbcUrl(jdbc.text());
        if (!JdbcUrl.isOne(url.text()) || url.product().isEmpty()) {
            tell(jdbc, "plan.no-jdbc");
        }
        url.secret().ifPresent(secret -> tell(jdbc, "plan.password-in-url", secret));
        url.acting().ifPresent(setting -> tell(jdbc, "plan.acting-url", setting));
        LOGIN.stream()
                .map(cohort::key)
                .filter(name -> name.present() && System.getenv(name.text()) == null)
                .forEach(name -> name.problem("plan.no-variable"));
    }

    static LoginNames login(YamlKey cohort) {
        return new LoginNames(name(cohort.key("user-env")), name(cohort.key("password-env")));
    }

    private static Optional<String> name(YamlKey key) {
        return Optional.of(key.text()).filter(name -> !name.isEmpty());
    }

    private static void tell(YamlKey key, String code, Object... arguments) {
        key.problems().add(key.line(), key.path(), "", code, arguments);
    }
}
