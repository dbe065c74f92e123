package org.counterpart.files;

import java.util.Optional;

/**
 * Variables of the environment that hold the login of a database. The login itself stands nowhere: not in a plan, not
 * in a result, not in a message.
 *
 * @param user name of the variable that holds the user; empty where the driver needs none
 * @param password likewise
 */
public record LoginNames(Optional<String> user, Optional<String> password) {
    public static final LoginNames NONE = new LoginNames(Optional.empty(), Optional.empty());
}
