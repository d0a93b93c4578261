package io.lrbench.trainer.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what Jinjava does not parse in other words that mean the same. */
final class JinjaExpressions {
  private static final Pattern REVERSED = Pattern.compile("\\[\\s*:\\s*:\\s*-1\\s*\\]");

  /** An argument of namespace and its value, up to the next comma or the end. */
  private static final Pattern NAMED =
      Pattern.compile("(\\bnamespace\\()((?:[^()]|\\([^()]*\\))*)(\\))");

  private static final Pattern ARGUMENT = Pattern.compile("(\\w+)\\s*=\\s*([^,=][^,]*)");

  private JinjaExpressions() {}

  static String readable(String expression) {
    String reversed = REVERSED.matcher(expression).replaceAll("|reverse|list");
    return NAMED
        .matcher(reversed)
        .replaceAll(
            call ->
                Matcher.quoteReplacement(
                    call.group(1)
                        + ARGUMENT.matcher(call.group(2)).replaceAll("$1=($2)")
                        + call.group(3)));
  }
}
