package io.lrbench.trainer.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TorchScript templates of the folder {@code torchscript}. */
final class ScriptText {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private ScriptText() {}

  /** The template with every {@code ${name}} replaced. */
  static String of(String template, Map<String, ?> values) {
    return of(template, values::get);
  }

  /** The template with every placeholder replaced by what it stands for. */
  static String of(String template, Function<String, ?> meaning) {
    return PLACEHOLDER
        .matcher(read(template))
        .replaceAll(
            found -> {
              Object value = meaning.apply(found.group(1));
              if (value == null) {
                throw new IllegalStateException(template + " needs a value for " + found.group(1));
              }
              return Matcher.quoteReplacement(value.toString());
            });
  }

  private static String read(String template) {
    String path = "/torchscript/" + template + ".py.txt";
    try (InputStream in = ScriptText.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
