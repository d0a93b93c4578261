package io.lrbench.embedded.store;

import io.lrbench.embedded.problem.Cause;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Names of objects: the rule of DNS subdomains, and random endings for generateName. */
final class ObjectNames {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final Pattern PATH_SEGMENT = Pattern.compile("[^/%]+");
  private static final int LONGEST = 253;
  private static final Random RANDOM = new SecureRandom();

  private ObjectNames() {}

  static String generated(String prefix) {
    StringBuilder name = new StringBuilder(prefix.substring(0, Math.min(prefix.length(), 58)));
    for (int i = 0; i < 5; i++) {
      name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  static Optional<Cause> problem(String name, boolean free) {
    Pattern rule = free ? PATH_SEGMENT : SUBDOMAIN;
    if (rule.matcher(name).matches() && name.length() <= LONGEST) {
      return Optional.empty();
    }
    String detail =
        name.length() > LONGEST
            ? "must be no more than 253 characters"
            : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,"
                + " '-' or '.', and must start and end with an alphanumeric character (e.g."
                + " 'example.com', regex used for validation is '"
                + "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    return Optional.of(Cause.invalid("metadata.name", "\"" + name + "\"", detail));
  }

  static List<Cause> missing() {
    return List.of(Cause.required("metadata.name", "name or generateName is required"));
  }
}
